import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One built file of the console. */
export interface ConsoleFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, packed when somebody asks for it first. */
  readonly packed: () => Buffer;
}

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
  return {
    page: readFileSync(new URL('index.html', BUILT), 'utf8'),
    files: readdirSync(assets).map((name) => {
      const bytes = readFileSync(new URL(name, assets));
      return { name, type: TYPES[extname(name)] ?? 'application/octet-stream', bytes, packed: once(() => gzipSync(bytes)) };
    }),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
