/**
 * From text to syntax. The grammar (DMN 1.5, 10.3.1.2) is that of `lezer-feel`, which has to know the names in scope to
 * tell one name of three words from three names. Nothing else in this folder sees its trees.
 */
import type { SyntaxNode } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import { parser, trackVariables } from 'lezer-feel';
import { BUILT_INS } from '../built-ins.js';
import { LIMITS } from '../evaluation/limits.js';
import { remembering } from '../remembering.js';
import type { Syntax } from './syntax.js';

export type ExpressionKind = 'expression' | 'unary-tests';

/** Text that is no FEEL; `from` is a character offset. */
export interface SyntaxFault {
  readonly from: number;
  readonly message: string;
}

export type Parsed = { readonly root: Syntax } | { readonly fault: SyntaxFault };

/** @param names every FEEL name in scope besides FEEL's own functions */
export function parse(text: string, kind: ExpressionKind, names: readonly string[]): Parsed {
  const { id, grammars } = scopeOf(names.join('\n'));
  const key = `${id} ${kind} ${text}`;
  const before = parsedBefore.get(key);
  if (before) return before;
  const found = parsed(text, grammars[kind]);
  if (text.length <= KEPT_LENGTH_MAX) {
    if (parsedBefore.size >= TEXTS_KEPT) parsedBefore.clear();
    parsedBefore.set(key, found);
  }
  return found;
}

interface KnownScope {
  readonly id: number;
  readonly grammars: Readonly<Record<ExpressionKind, LRParser>>;
}

/** Reader, linter and compiler ask for the same expressions of the same scopes, one after the other. A tree takes some hundred bytes for each letter. */
const [SCOPES_KEPT, TEXTS_KEPT, KEPT_LENGTH_MAX] = [300, 2_000, 300];
const parsedBefore = new Map<string, Parsed>();
let scopes = 0;

const scopeOf = remembering(SCOPES_KEPT, (names): KnownScope => {
  const known = names === '' ? ALWAYS_KNOWN : [...ALWAYS_KNOWN, ...names.split('\n')];
  const scope = Object.fromEntries(known.map((name) => [name, null]));
  scopes += 1;
  return {
    id: scopes,
    grammars: {
      expression: parser.configure({ top: 'Expression', contextTracker: trackVariables(scope) }),
      'unary-tests': parser.configure({ top: 'UnaryTests', contextTracker: trackVariables({ ...scope, '?': null }) }),
    },
  };
});

function parsed(text: string, grammar: LRParser): Parsed {
  const tooLarge = sizeFault(text);
  if (tooLarge) return { fault: tooLarge };
  const tree = grammar.parse(withKnownTypes(onOneLine(text)));
  try {
    return { root: read(tree.topNode, text, 1) };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.fault };
    throw error;
  }
}

function sizeFault(text: string): SyntaxFault | undefined {
  if (text.length > LIMITS.textLength) return { from: 0, message: `Expected at most ${LIMITS.textLength} characters, but found ${text.length}` };
  let depth = 0;
  for (let from = 0; from < text.length; from += 1) {
    const character = text.charAt(from);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth > LIMITS.brackets) return { from, message: `Expected at most ${LIMITS.brackets} nested brackets, but found more` };
  }
  return undefined;
}

class Unreadable extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.message);
  }
}

function read(node: SyntaxNode, text: string, level: number): Syntax {
  if (node.type.isError) throw new Unreadable(syntaxFault(text, node.from));
  if (level > LIMITS.levels) throw new Unreadable({ from: node.from, message: `Expected at most ${LIMITS.levels} levels of operators and brackets, but found more` });
  const parts: Syntax[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) parts.push(read(child, text, level + 1));
  }
  const size = parts.reduce((sum, part) => sum + part.size, 1);
  const levels = parts.reduce((most, part) => Math.max(most, part.levels + 1), 1);
  return { kind: node.name, from: node.from, to: node.to, text: text.slice(node.from, node.to), parts, size, levels };
}

function syntaxFault(text: string, from: number): SyntaxFault {
  const rest = text.slice(from, from + 20).trim();
  return { from, message: rest ? `Expected a FEEL expression, but could not read "${rest}"` : 'Expected the expression to go on, but it ends here' };
}

/**
 * Line breaks as spaces, so that a name may run over two lines; offsets stay. Those in strings and at the end of a
 * comment remain.
 */
function onOneLine(text: string): string {
  return text.includes('\n') ? text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*\n|\/\*[^]*?\*\/|[\r\n]/g, (piece) => (piece === '\n' || piece === '\r' ? ' ' : piece)) : text;
}

/** The grammar knows `list<…>` and no `range<…>`; they are read alike, and the text tells which was meant. */
function withKnownTypes(text: string): string {
  return text.replace(/(instance\s+of\s+|[<>,:]\s*)range(?=\s*<)/g, '$1list ');
}

/** `context` is a word of types as well, and known to the grammar without our help. */
const ALWAYS_KNOWN = [...BUILT_INS.filter((name) => name !== 'context'), 'days and time duration'];
