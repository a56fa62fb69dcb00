import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceFile } from './names/sort-files.js';
import { byteLength } from './yaml/byte-length.js';
import { MAX_FILE_BYTES, MAX_FILES, MAX_NODES, MAX_TOTAL_BYTES } from './yaml/limits.js';
import { parseYaml } from './yaml/parse-yaml.js';

/** Parses every file within the limits of a whole rulebook, in the order of their paths. */
export function parseFiles(files: Readonly<Record<string, string>>): { readonly files: readonly SourceFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const parsed: SourceFile[] = [];
  let bytes = 0;
  let nodes = 0;
  for (const path of Object.keys(files).sort()) {
    const text = files[path] ?? '';
    const size = text.length > MAX_FILE_BYTES ? text.length : byteLength(text);
    bytes += size;
    const refusal = tooLarge(size, bytes, parsed.length);
    if (refusal !== undefined) {
      diagnostics.push({ rule: 'yaml-too-large', severity: 'error', file: path, line: 1, column: 1, message: refusal });
      parsed.push({ path, root: undefined, sound: false });
      if (bytes > MAX_TOTAL_BYTES || parsed.length > MAX_FILES) break;
      continue;
    }
    const result = parseYaml(path, text, MAX_NODES - nodes);
    nodes += result.nodes;
    diagnostics.push(...result.diagnostics);
    parsed.push({ path, root: result.root, sound: result.sound });
  }
  return { files: parsed, diagnostics };
}

function tooLarge(size: number, total: number, count: number): string | undefined {
  if (size > MAX_FILE_BYTES) return `Expected at most ${MAX_FILE_BYTES} bytes in a file, but found ${size}`;
  if (total > MAX_TOTAL_BYTES) return `Expected at most ${MAX_TOTAL_BYTES} bytes in a rulebook, but found more`;
  return count >= MAX_FILES ? `Expected at most ${MAX_FILES} files in a rulebook, but found more` : undefined;
}
