import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One built file of the console. */
export interface ConsoleFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same in each packing that browsers take, made when somebody asks for it first. */
  readonly packed: Readonly<Record<Packing, () => Promise<Buffer>>>;
}

export type Packing = 'br' | 'gzip';

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

const packByGzip = promisify(gzip);
const packByBrotli = promisify(brotliCompress);
/** Nearly the smallest, in a tenth of the time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The console as `npm run build` has left it; undefined where it has not been built. It is small enough to be held in memory. */
export function readConsole(): BuiltConsole | undefined {
  if (!existsSync(new URL('index.html', BUILT))) return undefined;
  const assets = new URL('assets/', BUILT);
  return {
    page: readFileSync(new URL('index.html', BUILT), 'utf8'),
    files: readdirSync(assets).map((name) => {
      const bytes = readFileSync(new URL(name, assets));
      return { name, type: TYPES[extname(name)] ?? 'application/octet-stream', bytes, packed: { br: once(() => packByBrotli(bytes, BROTLI)), gzip: once(() => packByGzip(bytes)) } };
    }),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
