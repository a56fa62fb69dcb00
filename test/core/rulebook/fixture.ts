import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

/** All files of a fixture folder as `readRulebook` takes them. */
export function fixture(name: string): Record<string, string> {
  const folder = join(FIXTURES, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, path.endsWith('.docx') ? 'base64' : 'utf8')];
    }),
  );
}

/** The good rulebook with one file changed or added. */
export function goodWith(path: string, text: string): Record<string, string> {
  return { ...fixture('good'), [path]: text };
}
