/** What YAML itself complains of, in words for somebody who writes rulebooks and no programs. */

const SENTENCES: Readonly<Record<string, string>> = {
  MULTILINE_IMPLICIT_KEY: 'Expected "key: value" in every line, but found a line without a colon and a space after it',
  BLOCK_IN_FLOW: 'Expected a comma before the next key inside the brackets, but found none',
  BLOCK_AS_IMPLICIT_KEY: 'Expected one value after the key, but found a second colon in the line; put quotes around a text that holds ": "',
  TAB_AS_INDENT: 'Expected spaces at the beginning of the line, but found a tab',
  BAD_INDENT: 'Expected an indent that fits the lines around it, but found another one',
  MULTIPLE_DOCS: 'Expected one document in a file, but found a second one after "---"',
};

/** Full-width signs that look like those of YAML. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '：': ': and a space', '，': ', and a space', '｛': '{', '｝': '}', '［': '[', '］': ']', '“': '"', '”': '"', '‘': "'", '’': "'", '＃': '#', '　': 'a plain space' };
const SIGN = new RegExp(`[${Object.keys(FULL_WIDTH).join('')}]`, 'u');

/**
 * One sentence for a fault of the YAML library.
 * @param code the library's name for the kind of fault
 * @param message the library's own sentence, for kinds that have none of ours
 * @param line the line of the file in which it stands
 */
export function explainFault(code: string, message: string, line: string): string {
  const first = message.split('\n')[0] ?? message;
  const sentence = SENTENCES[code] ?? `Expected well-formed YAML, but: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  return `${sentence}${fullWidthHint(line)}`;
}

/** What to write in place of the first full-width sign outside quotes; empty where there is none. */
export function fullWidthHint(line: string): string {
  const sign = SIGN.exec(line.replace(/"[^"]*"|'[^']*'/g, ''))?.[0];
  return sign === undefined ? '' : `. The full-width sign ${sign} means nothing in YAML: write ${FULL_WIDTH[sign] ?? ''}, or put quotes around the text`;
}
