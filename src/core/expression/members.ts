import { type ExpressionKind, parse } from './parse/parse.js';
import { nameOf, operands, type Syntax } from './parse/syntax.js';

/** What is known about a value before there is one. A list has the shape of its items: FEEL's paths go into each. */
export interface Shape {
  /** The members that it has, by FEEL name; absent where nobody knows. */
  readonly members?: ReadonlyMap<string, Shape>;
  /** What calling it gives. */
  readonly result?: Shape;
}

/** A path that leads nowhere; `from` is a character offset. */
export interface UnknownMember {
  readonly from: number;
  readonly member: string;
  readonly known: readonly string[];
}

type Shapes = ReadonlyMap<string, Shape>;

const UNKNOWN: Shape = {};

/**
 * Members that an expression asks of values which do not have them.
 * @param names every FEEL name in scope besides FEEL's own functions
 * @param shapes what is known about some of them, by FEEL name
 */
export function unknownMembers(text: string, kind: ExpressionKind, names: readonly string[], shapes: Shapes): readonly UnknownMember[] {
  const parsed = parse(text, kind, names);
  if ('fault' in parsed) return [];
  const found: UnknownMember[] = [];
  shapeOf(parsed.root, shapes, found);
  return found;
}

/** The shape of what a piece of syntax stands for; adds what it finds on the way. */
function shapeOf(syntax: Syntax, shapes: Shapes, found: UnknownMember[]): Shape {
  const parts = operands(syntax);
  switch (syntax.kind) {
    case 'VariableName':
      return shapes.get(nameOf(syntax.text)) ?? UNKNOWN;
    case 'PathExpression':
      return memberOf(syntax, shapes, found);
    case 'ParenthesizedExpression':
      return each(parts, shapes, found).at(-1) ?? UNKNOWN;
    case 'FunctionInvocation':
      return each(parts, shapes, found)[0]?.result ?? UNKNOWN;
    case 'FilterExpression':
      return filtered(parts, shapes, found);
    case 'ForExpression':
    case 'QuantifiedExpression':
      return each(parts.slice(1), iterated(parts[0], shapes, found), found).at(-1) ?? UNKNOWN;
    default:
      each(parts, without(namesIn(syntax), shapes), found);
      return UNKNOWN;
  }
}

function each(parts: readonly Syntax[], shapes: Shapes, found: UnknownMember[]): readonly Shape[] {
  return parts.map((part) => shapeOf(part, shapes, found));
}

function memberOf(syntax: Syntax, shapes: Shapes, found: UnknownMember[]): Shape {
  const [base, last] = [syntax.parts[0], syntax.parts.at(-1)];
  if (!base || !last) return UNKNOWN;
  const { members } = shapeOf(base, shapes, found);
  const member = nameOf(last.text);
  if (members && !members.has(member)) found.push({ from: last.from, member, known: [...members.keys()] });
  return members?.get(member) ?? UNKNOWN;
}

/** Inside the brackets the members of an item are names of their own, and `item` is the item. */
function filtered([list, condition]: readonly Syntax[], shapes: Shapes, found: UnknownMember[]): Shape {
  if (!list || !condition) return UNKNOWN;
  const shape = shapeOf(list, shapes, found);
  shapeOf(condition, new Map([...shapes, ...(shape.members ?? []), ['item', shape]]), found);
  return shape;
}

/** The loop's variables, each with the shape of what it goes through. */
function iterated(iterators: Syntax | undefined, shapes: Shapes, found: UnknownMember[]): Shapes {
  return (iterators ? operands(iterators) : []).reduce((before: Shapes, one) => {
    const [name, context] = operands(one);
    const shape = context && each(operands(context), before, found)[0];
    return name ? new Map([...before, [nameOf(name.text), shape ?? UNKNOWN]]) : before;
  }, shapes);
}

/** Names that a context or a function introduces hide those outside. */
function namesIn(syntax: Syntax): readonly string[] {
  const own = syntax.kind === 'Name' ? [nameOf(syntax.text)] : [];
  return [...own, ...syntax.parts.flatMap(namesIn)];
}

function without(names: readonly string[], shapes: Shapes): Shapes {
  return names.length === 0 ? shapes : new Map([...shapes].filter(([name]) => !names.includes(name)));
}
