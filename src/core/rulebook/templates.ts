import { quoted } from './reader/describe.js';
import type { Reading } from './reader/reading.js';
import { MAX_FILE_BYTES } from './yaml/limits.js';

/** Word templates are the only files that are no text: they stand among the others as base64. */
const TEMPLATE = /^rules\/([^/]+\.docx)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether a path is that of a template: its text is base64. */
export function isTemplate(path: string): boolean {
  return TEMPLATE.test(path);
}

/** The templates of a rulebook by the names of their files, apart from its texts. */
export function templatesIn(files: Readonly<Record<string, string>>, report: Reading['report']): { readonly templates: ReadonlyMap<string, string>; readonly texts: Readonly<Record<string, string>> } {
  const templates = new Map<string, string>();
  const texts = Object.fromEntries(Object.entries(files).filter(([path]) => !isTemplate(path)));
  for (const [path, bytes] of Object.entries(files)) {
    const name = TEMPLATE.exec(path)?.[1];
    if (name === undefined) continue;
    templates.set(name, bytes);
    const at = { file: path, line: 1, column: 1 };
    if (bytes.length > MAX_FILE_BYTES) report('yaml-too-large', at, `Expected at most ${MAX_FILE_BYTES} bytes in a file, written in base64, but found ${bytes.length}`);
    else if (!BASE64.test(bytes)) report('bad-value', at, `Expected the bytes of ${quoted(name)} in base64, but found something else`);
  }
  return { templates, texts };
}
