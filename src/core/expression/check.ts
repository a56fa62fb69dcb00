/**
 * FEEL, the expression language of rulebooks (DMN 1.5, chapter 10). This folder parses, compiles and evaluates it; the
 * rest of the core hands it text, names and values. It may import the model and the calendar folder, and nothing else of ours.
 */
import { BUILT_INS } from './built-ins.js';
import { type ExpressionKind, parse } from './parse/parse.js';
import { nameOf, operands, type Syntax } from './parse/syntax.js';

export type { ExpressionKind } from './parse/parse.js';

/** Something wrong in an expression's text; `from` is a character offset. */
export interface ExpressionFault {
  readonly from: number;
  readonly message: string;
  readonly unknownName?: string;
}

/**
 * Syntax faults and unknown names of an expression.
 * @param names every FEEL name in scope besides FEEL's own functions
 */
export function faultsIn(text: string, kind: ExpressionKind, names: readonly string[]): readonly ExpressionFault[] {
  const parsed = parse(text, kind, names);
  if ('fault' in parsed) return [parsed.fault];
  const known = new Set([...names, ...BUILT_INS].map(nameOf));
  return unknownNames(parsed.root, known, boundNames(parsed.root), false);
}

/** The names among `names` that a text uses, read as an expression or as unary tests, whichever it is. */
export function namesUsed(text: string, names: readonly string[]): ReadonlySet<string> {
  const known = new Map(names.map((name) => [nameOf(name), name]));
  const used = new Set<string>();
  for (const kind of ['expression', 'unary-tests'] as const) {
    const parsed = parse(text, kind, names);
    if ('fault' in parsed) continue;
    visit(parsed.root, (syntax) => {
      const name = syntax.kind === 'VariableName' ? known.get(nameOf(syntax.text)) : undefined;
      if (name !== undefined) used.add(name);
    });
  }
  return used;
}

function visit(syntax: Syntax, see: (syntax: Syntax) => void): void {
  see(syntax);
  for (const inner of syntax.parts) visit(inner, see);
}

/** Names that the expression itself introduces: loop variables, parameters, keys of a context. */
function boundNames(root: Syntax): ReadonlySet<string> {
  const bound = new Set(['item', 'partial', '?']);
  visit(root, (syntax) => {
    if (syntax.kind === 'Name') bound.add(nameOf(syntax.text));
  });
  return bound;
}

/** Inside `list[…]` the fields of the list's items are names as well; names of types are no names. */
function unknownNames(syntax: Syntax, known: ReadonlySet<string>, bound: ReadonlySet<string>, filtering: boolean): readonly ExpressionFault[] {
  if (syntax.kind === 'Type') return [];
  if (syntax.kind === 'VariableName') {
    const name = nameOf(syntax.text);
    const unknown = !filtering && !known.has(name) && !bound.has(name);
    return unknown ? [{ from: syntax.from, message: `Expected a known name, but found "${name}"`, unknownName: name }] : [];
  }
  const condition = syntax.kind === 'FilterExpression' ? operands(syntax)[1] : undefined;
  return syntax.parts.flatMap((inner) => unknownNames(inner, known, bound, filtering || inner === condition));
}
