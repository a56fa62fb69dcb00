/**
 * Cells that say exactly which values they let through: `3`, `< 3`, `[1..3)`, `"a", "b"`, `not(1, > 5)`, `-`, with
 * literals or parameters as their values. All other cells are closures; nothing is known of them but their answers.
 */
import { faultsIn } from '../expression/check.js';
import { compileExpression } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { kindOf, literalValue, pointOf, type Point, type PointKind } from '../expression/points.js';
import type { Value } from '../expression/values/value.js';
import { after, before, complement, EVERYTHING, HIGHEST, LOWEST, onePoint, union, type Region } from './axis.js';

export interface LiteralCell {
  /** Absent for a cell that lets everything through, whatever its kind. */
  readonly kind?: PointKind;
  readonly region: Region;
  /** The single values that it lists, in the order as written. */
  readonly points: readonly Point[];
}

/** What stands still while a rulebook version lives: its parameters, by FEEL name. */
export interface Constants {
  readonly values: ReadonlyMap<string, Value>;
  /** In which a moment without a zone is read. */
  readonly timeZone: string;
}

export const ANYTHING: LiteralCell = { region: EVERYTHING, points: [] };

const VALUE = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)|"(?:[^"\\]|\\.)*"|@\s*"[^"\\]*"|date(?: and time)?\s*\(\s*"[^"\\]*"\s*\)|[\p{L}_][\p{L}\p{N}_]*(?:\s+[\p{L}\p{N}_]+)*`;
const TOKEN = new RegExp(String.raw`\s*(?:(not)\s*\(|(\.\.)|(<=|>=|!=|<|>|=)|([()[\],\]])|(${VALUE}))`, 'uy');

interface Token {
  readonly kind: 'not' | 'dots' | 'sign' | 'mark' | 'value';
  readonly text: string;
}

const KINDS = ['not', 'dots', 'sign', 'mark', 'value'] as const;

/** The cell as a set of values, or undefined where it is not of this plain form. */
export function literalCell(text: string, constants: Constants): LiteralCell | undefined {
  const trimmed = text.trim();
  if (trimmed === '-') return ANYTHING;
  const tokens = tokensOf(trimmed);
  return (tokens && new CellReader(tokens, constants).cell()) ?? workedOut(trimmed, constants);
}

/** `> limit * 10`: a comparison with what parameters and literals alone come to. */
function workedOut(text: string, constants: Constants): LiteralCell | undefined {
  const [, sign, rest] = /^(<=|>=|!=|<|>|=)([^,]+)$/.exec(text) ?? [];
  const value = rest === undefined ? undefined : constantValue(rest, constants);
  if (sign === undefined || value === undefined) return undefined;
  const named: Constants = { ...constants, values: new Map([['end', value]]) };
  return new CellReader([{ kind: 'sign', text: sign }, { kind: 'value', text: 'end' }], named).cell();
}

/** The value of an expression that sees nothing but literals and parameters; undefined for any other, and where it has none. */
function constantValue(text: string, { values, timeZone }: Constants): Value | undefined {
  const names = [...values.keys()];
  if (faultsIn(text, 'expression', names).length > 0) return undefined;
  try {
    const at = { file: '', line: 1, column: 1 };
    return compileExpression({ text, at }, { names, timeZone })(Object.fromEntries(values)) as Value;
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** The value that an output cell always gives, or undefined where it has to be worked out. */
export function literalOutput(text: string, constants: Constants): Value | undefined {
  const trimmed = text.trim();
  const [only, ...more] = tokensOf(trimmed) ?? [];
  if (only?.kind === 'value' && more.length === 0) return valueOf(only.text, constants.values);
  const value = constantValue(trimmed, constants);
  return value === undefined || (value !== null && kindOf(value) === undefined) ? undefined : value;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    const index = KINDS.findIndex((_kind, group) => match[group + 1]);
    tokens.push({ kind: KINDS[index] ?? 'mark', text: match[index + 1] ?? '' });
  }
  return tokens;
}

function valueOf(text: string, constants: ReadonlyMap<string, Value>): Value | undefined {
  if (/^[\p{L}_]/u.test(text) && !/^(?:true|false)$|^date(?: and time)?\s*\(/.test(text)) return constants.get(text.replace(/\s+/g, ' '));
  return literalValue(text);
}

class CellReader {
  #at = 0;
  #kind: PointKind | undefined;
  readonly #points: Point[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly constants: Constants,
  ) {}

  cell(): LiteralCell | undefined {
    const region = this.#tests();
    if (!region || !this.#kind || this.#at < this.tokens.length) return undefined;
    return { kind: this.#kind, region, points: this.#points };
  }

  #tests(): Region | undefined {
    const regions: Region[] = [];
    for (;;) {
      const region = this.#test();
      if (!region) return undefined;
      regions.push(region);
      if (!this.#takes('mark', ',')) break;
    }
    return this.#kind && union(this.#kind, ...regions);
  }

  #test(): Region | undefined {
    const token = this.tokens[this.#at];
    this.#at += 1;
    switch (token?.kind) {
      case 'not':
        return this.#negated();
      case 'sign':
        return this.#comparison(token.text);
      case 'mark':
        return token.text === '(' || token.text === '[' || token.text === ']' ? this.#interval(token.text === '[') : undefined;
      case 'value':
        return this.#single(token.text);
      default:
        return undefined;
    }
  }

  #negated(): Region | undefined {
    const listed = this.#points.length;
    const region = this.#tests();
    this.#points.length = listed;
    return region && this.#kind && this.#takes('mark', ')') ? complement(this.#kind, region) : undefined;
  }

  #comparison(sign: string): Region | undefined {
    const token = this.tokens[this.#at];
    const point = this.#point();
    if (point === undefined || !this.#kind) return undefined;
    if (this.#kind === 'boolean' && sign !== '=' && sign !== '!=') return undefined;
    switch (sign) {
      case '<':
        return [{ low: LOWEST, high: before(point) }];
      case '<=':
        return [{ low: LOWEST, high: after(point) }];
      case '>':
        return [{ low: after(point), high: HIGHEST }];
      case '>=':
        return [{ low: before(point), high: HIGHEST }];
      case '=':
        return token && this.#listed(point);
      default:
        return complement(this.#kind, onePoint(point));
    }
  }

  #interval(lowIncluded: boolean): Region | undefined {
    const low = this.#point();
    if (low === undefined || !this.#takes('dots', '..')) return undefined;
    const high = this.#point();
    const close = this.tokens[this.#at];
    this.#at += 1;
    if (high === undefined || close?.kind !== 'mark' || !')]['.includes(close.text) || this.#kind === 'boolean') return undefined;
    return [{ low: lowIncluded ? before(low) : after(low), high: close.text === ']' ? after(high) : before(high) }];
  }

  #single(text: string): Region | undefined {
    this.#at -= 1;
    const point = this.#point();
    return point === undefined || text === '' ? undefined : this.#listed(point);
  }

  #listed(point: Point): Region {
    this.#points.push(point);
    return onePoint(point);
  }

  /** The next value as a point of the one kind that the whole cell has. */
  #point(): Point | undefined {
    const token = this.tokens[this.#at];
    this.#at += 1;
    const value = token?.kind === 'value' ? valueOf(token.text, this.constants.values) : undefined;
    const kind = value === undefined ? undefined : kindOf(value);
    if (value === undefined || !kind || (this.#kind && this.#kind !== kind)) return undefined;
    this.#kind = kind;
    return pointOf(value, kind, this.constants.timeZone);
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.#at];
    const found = token?.kind === kind && token.text === text;
    if (found) this.#at += 1;
    return found;
  }
}
