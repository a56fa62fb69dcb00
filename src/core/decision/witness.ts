import { comparePoints, numberPoint, type Decimal, type Point } from '../expression/points.js';
import { after, before, compareCuts, type Axis, type Cut, type Span } from './axis.js';

/** A second in nanoseconds. */
const SECOND = 1_000_000_000n;

/** What a text is called that no row names, in order of preference. */
const OTHER_TEXTS = ['other', 'another', 'something else', ''];

/**
 * A value between two cuts that a person would think of, or undefined where there is none: between 99 and 100 on an axis of whole
 * numbers. The span names no point but perhaps a single one, as the segments of a table do.
 */
export function witness(axis: Axis, span: Span): Point | undefined {
  const { low, high } = span;
  if (low.at !== undefined && low.side < 0) return axis.kind === 'number' && axis.whole && !(low.at as Decimal).isInteger() ? wholeIn(axis, span) : low.at;
  switch (axis.kind) {
    case 'string':
      return textIn(low, high);
    case 'number':
      return axis.whole ? wholeIn(axis, span) : numberIn(span);
    case 'date and time':
      return momentIn(axis, span);
    default:
      return countIn(axis, span);
  }
}

function inside(axis: Axis, { low, high }: Span, point: Point): boolean {
  return compareCuts(axis.kind, low, before(point)) <= 0 && compareCuts(axis.kind, after(point), high) <= 0;
}

function textIn(low: Cut, high: Cut): string | undefined {
  const axis: Axis = { kind: 'string', whole: false };
  const start = typeof low.at === 'string' ? low.at : '';
  const next = `${start}\u0000`;
  return [...OTHER_TEXTS, `${start}a`, next].find((text) => inside(axis, { low, high }, text));
}

/** Whether a text was only made up because no better one fits. */
export function isMadeUp(point: Point): boolean {
  return typeof point === 'string' && !OTHER_TEXTS.includes(point);
}

function numberIn({ low, high }: Span): Decimal | undefined {
  const [from, to] = [low.at as Decimal | undefined, high.at as Decimal | undefined];
  if (!from) return to ? to.floor().minus(1) : numberPoint('0');
  if (!to) return from.floor().plus(1);
  const middle = from.plus(to).dividedBy(2);
  for (let digits = 0; digits <= 40; digits += 1) {
    const rounded = middle.toDecimalPlaces(digits);
    if (comparePoints('number', from, rounded) < 0 && comparePoints('number', rounded, to) < 0) return rounded;
  }
  return undefined;
}

function wholeIn(axis: Axis, span: Span): Decimal | undefined {
  const [from, to] = [span.low.at as Decimal | undefined, span.high.at as Decimal | undefined];
  const candidate = from ? from.floor().plus(1) : to ? to.ceil().minus(1) : numberPoint('0');
  return [from?.ceil(), candidate].find((point) => point && inside(axis, span, point));
}

function countIn(axis: Axis, span: Span): number | undefined {
  const [from, to] = [span.low.at as number | undefined, span.high.at as number | undefined];
  const candidate = from !== undefined ? from + 1 : to !== undefined ? to - 1 : 0;
  return inside(axis, span, candidate) ? candidate : undefined;
}

function momentIn(axis: Axis, span: Span): bigint | undefined {
  const [from, to] = [span.low.at as bigint | undefined, span.high.at as bigint | undefined];
  const candidates = from !== undefined ? [from + SECOND, from + 1n] : [to !== undefined ? to - SECOND : 0n];
  return candidates.find((point) => inside(axis, span, point));
}
