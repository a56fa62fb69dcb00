import type { Json, JsonObject } from '../../core/model/json.js';
import { isJsonObject } from '../../core/model/json.js';
import { dayLater } from './days.js';
import type { Draw } from './draw.js';
import type { Wish } from './month-plan.js';

/** What values are drawn in: when, by whose numbers, and among whom. */
export interface Setting {
  readonly draw: Draw;
  /** Number of the case in its workflow, or of the repetition of a step. */
  readonly n: number;
  /** The day, ISO date. */
  readonly today: string;
  /** The instant. */
  readonly now: string;
  /** Ids of those who hold a post. */
  readonly holders: (post: string) => readonly string[];
  /** Ids of everybody. */
  readonly people: readonly string[];
  /** Texts where nothing says more. */
  readonly remarks: readonly string[];
  /** References of the postings that are wished for, by the names of their accounts. */
  readonly postings: ReadonlyMap<string, string>;
}

export function accountName(ledger: string, holder: string): string {
  return `${ledger} ${holder}`;
}

/** The accounts of which a posting is wished for. */
export function accountsIn(value: Json): readonly { readonly ledger: string; readonly holder: string }[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => accountsIn(item));
  if (!isJsonObject(value)) return [];
  const wish = asWish(value);
  if (wish && 'posting' in wish) return [{ ledger: wish.posting, holder: wish.of }];
  return wish ? [] : Object.values(value).flatMap(accountsIn);
}

/** The value that a plan's words come to. */
export function drawn(value: Json, setting: Setting): Json {
  if (Array.isArray(value)) return value.map((item: Json) => drawn(item, setting));
  if (!isJsonObject(value)) return value;
  const wish = asWish(value);
  if (wish) return fulfilled(wish, setting);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, drawn(inner, setting)]));
}

export function drawnAll(values: JsonObject, setting: Setting): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, drawn(value, setting)]));
}

const WISHES = ['pick', 'between', 'text', 'day', 'moment', 'holder', 'posting'];
const BESIDE = ['step', 'decimal', 'of'];

function asWish(value: JsonObject): Wish | undefined {
  const names = Object.keys(value).filter((name) => !BESIDE.includes(name));
  return names.length === 1 && WISHES.includes(names[0] ?? '') ? (value as unknown as Wish) : undefined;
}

function fulfilled(wish: Wish, setting: Setting): Json {
  const { draw, today, now, holders } = setting;
  if ('pick' in wish) return drawn(draw.pick(wish.pick) ?? null, setting);
  if ('between' in wish) {
    const [least, most] = wish.between;
    const { step = 1, decimal = false } = wish;
    const figure = least + step * draw.between(0, Math.floor((most - least) / step));
    return decimal ? String(figure) : figure;
  }
  if ('text' in wish) return textOf(wish.text, setting);
  if ('day' in wish) return dayLater(today, typeof wish.day === 'number' ? wish.day : draw.between(...wish.day));
  if ('moment' in wish) return new Date(Date.parse(now) + 60_000 * draw.between(60 * wish.moment[0], 60 * wish.moment[1])).toISOString();
  if ('posting' in wish) return setting.postings.get(accountName(wish.posting, wish.of)) ?? null;
  return draw.pick(holders(wish.holder)) ?? null;
}

function textOf(text: string, { draw, n, today }: Setting): string {
  const numbered = text.replaceAll('{n}', padded(n)).replaceAll(/\{(\d+)\.\.(\d+)\}/g, (_whole, least: string, most: string) => padded(draw.between(Number(least), Number(most))));
  return numbered.replaceAll('{day}', today).replaceAll('{month}', today.slice(0, 7));
}

function padded(number: number): string {
  return String(number).padStart(3, '0');
}
