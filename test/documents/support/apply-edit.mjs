/** Applies a diff of a page to a file: `node apply-edit.mjs <file> <diff>`. What is replaced must stand there once. */
import { readFileSync, writeFileSync } from 'node:fs';

const [, , file, diff] = process.argv;
const lines = readFileSync(diff, 'utf8').split('\n');
const side = (other) => lines.filter((line) => !line.startsWith(other)).map((line) => line.slice(1)).join('\n');
const [before, after] = [side('+'), side('-')];
const text = readFileSync(file, 'utf8');
const found = text.split(before).length - 1;
if (found !== 1) {
  console.error(`Expected the old lines of the edit once in ${file}, but they are there ${found} times:\n${before}`);
  process.exit(1);
}
writeFileSync(file, text.replace(before, () => after));
