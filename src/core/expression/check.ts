/**
 * FEEL, the expression language of rulebooks. This folder is the only one that knows which library parses and evaluates
 * it; the rest of the core hands it text, names and values. It may import the model and nothing else of ours.
 */
import { parseExpression, parseUnaryTests, SyntaxError as FeelSyntaxError } from 'feelin';
import { BUILT_INS } from './built-ins.js';

export type ExpressionKind = 'expression' | 'unary-tests';

/** Something wrong in an expression's text; `from` is a character offset. */
export interface ExpressionFault {
  readonly from: number;
  readonly message: string;
  readonly unknownName?: string;
}

type Node = ReturnType<typeof parseExpression>['topNode'];

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 100;

/**
 * Syntax faults and unknown names of an expression.
 * @param names every FEEL name in scope besides FEEL's own functions
 */
export function faultsIn(text: string, kind: ExpressionKind, names: readonly string[]): readonly ExpressionFault[] {
  if (text.length > MAX_LENGTH) return [{ from: 0, message: `Expected at most ${MAX_LENGTH} characters, but found ${text.length}` }];
  if (bracketDepth(text) > MAX_DEPTH) return [{ from: 0, message: `Expected at most ${MAX_DEPTH} nested brackets, but found more` }];
  const known = new Set([...names, ...BUILT_INS]);
  const tree = parse(text, kind, names);
  if (!tree) return [{ from: 0, message: 'Expected a FEEL expression, but it could not be read' }];
  const faults: ExpressionFault[] = [];
  const bound = boundNames(tree, text);
  visit(tree, (node) => {
    if (node.type.isError) faults.push(syntaxFault(text, node.from));
    if (node.name !== 'VariableName') return;
    const name = normalise(text.slice(node.from, node.to));
    if (known.has(name) || bound.has(name) || insideFilter(node)) return;
    faults.push({ from: node.from, message: `Expected a known name, but found "${name}"`, unknownName: name });
  });
  return faults;
}

/** The names among `names` that a text uses, read as an expression or as unary tests, whichever it is. */
export function namesUsed(text: string, names: readonly string[]): ReadonlySet<string> {
  const known = new Set(names);
  const used = new Set<string>();
  for (const kind of ['expression', 'unary-tests'] as const) {
    const tree = parse(text, kind, names);
    if (!tree) continue;
    visit(tree, (node) => {
      const name = normalise(text.slice(node.from, node.to));
      if (node.name === 'VariableName' && known.has(name)) used.add(name);
    });
  }
  return used;
}

function parse(text: string, kind: ExpressionKind, names: readonly string[]): Node | undefined {
  const context = Object.fromEntries(names.map((name) => [name, null]));
  try {
    return (kind === 'expression' ? parseExpression(text, context, undefined) : parseUnaryTests(text, { ...context, '?': null }, undefined)).topNode;
  } catch (error) {
    if (error instanceof FeelSyntaxError) return undefined;
    throw error;
  }
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (let child = node.firstChild; child; child = child.nextSibling) visit(child, see);
}

/** Names that the expression itself introduces: loop variables, parameters, keys of a context. */
function boundNames(root: Node, text: string): ReadonlySet<string> {
  const bound = new Set(['item', 'partial', '?']);
  visit(root, (node) => {
    if (node.name === 'Name') bound.add(normalise(text.slice(node.from, node.to)));
  });
  return bound;
}

/** Inside `list[…]` the fields of the list's items are names as well. */
function insideFilter(node: Node): boolean {
  for (let child: Node = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.name === 'FilterExpression' && parent.firstChild?.from !== child.from) return true;
  }
  return false;
}

function syntaxFault(text: string, from: number): ExpressionFault {
  const rest = text.slice(from, from + 20).trim();
  return { from, message: rest ? `Expected a FEEL expression, but could not read "${rest}"` : 'Expected the expression to go on, but it ends here' };
}

function normalise(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    if (')]}'.includes(character)) depth -= 1;
  }
  return deepest;
}
