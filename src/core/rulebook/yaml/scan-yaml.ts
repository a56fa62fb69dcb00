import { CST, Lexer } from 'yaml';
import { MAX_DEPTH, MAX_FAULTS_PER_FILE } from './limits.js';

export type ScanRule = 'yaml-alias' | 'yaml-tag' | 'yaml-documents' | 'yaml-too-deep' | 'yaml-too-many-nodes' | 'yaml-not-text';

export interface ScanFault {
  readonly rule: ScanRule;
  readonly offset: number;
  readonly message: string;
}

export interface Scan {
  readonly faults: readonly ScanFault[];
  /** How many nodes the text would make. */
  readonly nodes: number;
  /** Whether building objects from the text is safe. */
  readonly safe: boolean;
}

// Control characters, the mark that a failed decoding leaves behind, and halves of surrogate pairs.
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const REFUSED: Readonly<Record<string, { readonly rule: ScanRule; readonly message: string }>> = {
  anchor: { rule: 'yaml-alias', message: 'Expected plain YAML, but found an anchor (&); write the value out wherever it is needed' },
  alias: { rule: 'yaml-alias', message: 'Expected plain YAML, but found an alias (*); write the value out, or put quotes around it' },
  tag: { rule: 'yaml-tag', message: 'Expected plain YAML, but found a tag (!); leave it out, or put quotes around the value' },
  'directive-line': { rule: 'yaml-documents', message: 'Expected plain YAML, but found a directive (%)' },
};
const NODE_TOKENS = new Set([
  ...['scalar', 'single-quoted-scalar', 'double-quoted-scalar', 'block-scalar-header', 'flow-map-start', 'flow-seq-start'],
  ...['seq-item-ind', 'explicit-key-ind', 'map-value-ind', 'anchor', 'alias', 'tag', 'doc-start'],
]);
const OPENS = new Set(['flow-map-start', 'flow-seq-start']);
const CLOSES = new Set(['flow-map-end', 'flow-seq-end']);
/** Tokens of the lexer that stand for no text of the file. */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

/**
 * Walks over the tokens of a YAML text, in constant memory and without recursion, and says whether it may be parsed:
 * the parser itself runs out of stack or memory on texts that nest deeply.
 */
export function scanYaml(text: string, nodesLeft: number): Scan {
  const junk = NOT_TEXT.exec(text);
  if (junk) return { faults: [notText(junk.index)], nodes: 0, safe: false };
  const depth = new DepthGauge();
  const faults: ScanFault[] = [];
  let nodes = 0;
  let offset = 0;
  for (const source of new Lexer().lex(text)) {
    if (MARKS.has(source)) continue;
    const type = CST.tokenType(source) ?? 'scalar';
    if (NODE_TOKENS.has(type)) nodes += 1;
    const refused = REFUSED[type];
    if (refused) faults.push({ ...refused, offset });
    const fatal = fatalFault(depth.after(type, source, offset), nodes > nodesLeft || faults.length > MAX_FAULTS_PER_FILE, offset);
    if (fatal) return { faults: [...faults.slice(0, MAX_FAULTS_PER_FILE), fatal], nodes, safe: false };
    offset += source.length;
  }
  return { faults, nodes, safe: true };
}

function notText(offset: number): ScanFault {
  return { rule: 'yaml-not-text', offset, message: 'Expected UTF-8 text, but found a character that no text contains' };
}

function fatalFault(depth: number, tooMany: boolean, offset: number): ScanFault | undefined {
  if (depth > MAX_DEPTH) return { rule: 'yaml-too-deep', offset, message: `Expected at most ${MAX_DEPTH} levels of nesting, but found more` };
  if (tooMany) return { rule: 'yaml-too-many-nodes', offset, message: 'Expected a rulebook of ordinary size, but found too many values' };
  return undefined;
}

/** Bound of nesting: open brackets, plus the columns at which blocks have begun, plus keys that follow keys in a line. */
class DepthGauge {
  #flow = 0;
  #lineStart = 0;
  #colons = 0;
  /** Whether the next value is the first of its line, or follows a dash. */
  #fresh = true;
  readonly #columns: number[] = [];

  after(type: string, source: string, offset: number): number {
    if (OPENS.has(type)) this.#flow += 1;
    else if (CLOSES.has(type)) this.#flow = Math.max(0, this.#flow - 1);
    else if (this.#flow === 0 && NODE_TOKENS.has(type)) this.#inBlock(type, offset - this.#lineStart);
    const lineEnd = source.lastIndexOf('\n');
    if (lineEnd >= 0) {
      this.#lineStart = offset + lineEnd + 1;
      this.#colons = 0;
      this.#fresh = true;
    }
    return this.#flow + this.#columns.length + Math.max(0, this.#colons - 1);
  }

  #inBlock(type: string, column: number): void {
    if (type === 'map-value-ind') this.#colons += 1;
    if (this.#fresh) {
      while ((this.#columns.at(-1) ?? -1) > column) this.#columns.pop();
      if ((this.#columns.at(-1) ?? -1) < column) this.#columns.push(column);
    }
    this.#fresh = type === 'seq-item-ind' || type === 'explicit-key-ind';
  }
}
