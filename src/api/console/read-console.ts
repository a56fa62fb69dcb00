import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** One built file of the console. */
export interface ConsoleFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same in packings that browsers take, as far as the build has left them. */
  readonly packed: Readonly<Partial<Record<Packing, Buffer>>>;
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
  const there = new Set(readdirSync(assets));
  const names = [...there].filter((name) => !Object.values(ENDINGS).some((ending) => name.endsWith(ending)));
  return {
    page: readFileSync(new URL('index.html', BUILT), 'utf8'),
    files: names.map((name) => ({ name, type: TYPES[extname(name)] ?? 'application/octet-stream', bytes: read(name), packed: packedTwins(name, read, there) })),
  };
}

function packedTwins(name: string, read: (name: string) => Buffer, there: ReadonlySet<string>): ConsoleFile['packed'] {
  return Object.fromEntries(Object.entries(ENDINGS).flatMap(([packing, ending]) => (there.has(name + ending) ? [[packing, read(name + ending)]] : [])));
}
