import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** One built file of the console. */
export interface ConsoleFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same in each packing that browsers take. */
  readonly packed: Readonly<Record<Packing, Buffer>>;
}

export type Packing = keyof typeof ENDINGS;

/** How the build calls the packed twin of a file. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;

export interface BuiltConsole {
  /** The page that every address of the console answers with. */
  readonly page: string;
  readonly files: readonly ConsoleFile[];
}

const BUILT = new URL('../../../dist/console/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The console as `npm run build` has left it; undefined where it has not been built. It is small enough to be held in memory. */
export function readConsole(): BuiltConsole | undefined {
  if (!existsSync(new URL('index.html', BUILT))) return undefined;
  const assets = new URL('assets/', BUILT);
  const read = (name: string): Buffer => readFileSync(new URL(name, assets));
  const names = readdirSync(assets).filter((name) => !Object.values(ENDINGS).some((ending) => name.endsWith(ending)));
  return {
    page: readFileSync(new URL('index.html', BUILT), 'utf8'),
    files: names.map((name) => ({ name, type: TYPES[extname(name)] ?? 'application/octet-stream', bytes: read(name), packed: { br: read(name + ENDINGS.br), gzip: read(name + ENDINGS.gzip) } })),
  };
}
