import { DmnError } from './model.js';

/** What a DMN file may measure. All of it is checked before any object is built. */
export const MAX_XML_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;

const MODEL = /https?:\/\/www\.omg\.org\/spec\/DMN\/[\w./]+/;
const READ = ['https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/'];
const NEWER = /(xmlns(?::[\w.-]+)?\s*=\s*["'])https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\/(MODEL|DMNDI)\//g;

/**
 * Walks over an XML text once, in constant memory and without recursion, and refuses what no DMN file needs: a document
 * type (and with it every entity), too many elements, too many levels. @returns the text with the namespaces of DMN 1.3, which
 * those of 1.4 and 1.5 are read as
 * @throws DmnError
 */
export function guardXml(text: string): string {
  if (text.length > MAX_XML_BYTES) throw new DmnError(`Expected a DMN file of at most ${MAX_XML_BYTES} bytes, but found ${text.length} or more.`);
  if (/<!(?:doctype|entity)/i.test(text)) throw new DmnError('Expected XML without a document type, but found <!DOCTYPE or <!ENTITY: entities are never expanded or fetched.');
  if (!/^\uFEFF?\s*</.test(text)) throw new DmnError('Expected XML that begins with <, but found something else.');
  const encoding = /^\uFEFF?\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(text)?.[1];
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new DmnError(`Expected UTF-8, but the file says ${encoding}.`);
  checkTags(text);
  checkVersion(text);
  return text.replace(/^\uFEFF/, '').replace(NEWER, '$1https://www.omg.org/spec/DMN/20191111/$2/');
}

function checkVersion(text: string): void {
  const found = READ.some((uri) => text.includes(`"${uri}"`) || text.includes(`'${uri}'`));
  if (found) return;
  const other = MODEL.exec(text)?.[0];
  throw new DmnError(`Expected DMN 1.3, 1.4 or 1.5, but found ${other === undefined ? 'no namespace of DMN' : `the namespace ${other}`}. A current modeler can save the file anew.`);
}

function checkTags(text: string): void {
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const end = endOf(text, at);
    const isTag = /[^!?]/.test(text[at + 1] ?? '!');
    if (isTag && text[at + 1] === '/') depth -= 1;
    else if (isTag) {
      elements += 1;
      if (text[end - 2] !== '/') depth += 1;
    }
    if (depth > MAX_DEPTH) throw new DmnError(`Expected at most ${MAX_DEPTH} levels of elements, but found more.`);
    if (elements > MAX_ELEMENTS) throw new DmnError(`Expected at most ${MAX_ELEMENTS} elements, but found more.`);
    at = text.indexOf('<', end);
  }
}

/** The offset behind the markup that begins at `at`. */
function endOf(text: string, at: number): number {
  const [open, close] = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']].find(([begin = '']) => text.startsWith(begin, at)) ?? [];
  if (open !== undefined && close !== undefined) return after(text.indexOf(close, at + open.length), close.length);
  for (let end = at + 1; end < text.length; end += 1) {
    const sign = text[end];
    if (sign === '>') return end + 1;
    if (sign === '"' || sign === "'") end = after(text.indexOf(sign, end + 1), 0);
  }
  return after(-1, 0);
}

function after(found: number, length: number): number {
  if (found < 0) throw new DmnError('Expected whole XML, but it ends inside a tag.');
  return found + length;
}
