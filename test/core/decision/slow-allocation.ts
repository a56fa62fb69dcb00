/** Allocations again, slowly and obviously: one request at a time, by asking who has nobody before them. */
import type { Json } from '../../../src/core/model/json.js';

export interface Asking {
  readonly id: string;
  readonly amount: number;
  readonly minute: number;
  readonly wants: number;
}

const before = (a: Asking, b: Asking): boolean => a.amount > b.amount || (a.amount === b.amount && a.minute < b.minute);
const byName = (list: readonly string[]): string[] => [...list].sort();

/** Those whom nobody else in the list comes before. */
function firstOf(list: readonly Asking[], isBefore: (a: Asking, b: Asking) => boolean): readonly Asking[] {
  return list.filter((one) => !list.some((other) => isBefore(other, one)));
}

export function slowlyHandedOut(all: readonly Asking[], quota: number, short: 'part' | 'wait' | 'pass'): Json {
  const result = { given: [] as { id: string; units: number }[], waiting: [] as string[], undecided: [] as string[], left: quota };
  let [rest, over]: [readonly Asking[], boolean] = [all, false];
  while (rest.length > 0) {
    const first = firstOf(rest, before);
    const names = byName(first.map(({ id }) => id));
    const wants = (id: string): number => all.find((one) => one.id === id)!.wants;
    rest = rest.filter((one) => !first.includes(one));
    const total = first.reduce((sum, one) => sum + one.wants, 0);
    if (over) result.waiting.push(...names);
    else if (total <= result.left) {
      for (const id of names) result.given.push({ id, units: wants(id) });
      result.left -= total;
    } else if (result.left === 0) result.waiting.push(...names);
    else if (first.length === 1 && short === 'part') {
      result.given.push({ id: names[0]!, units: result.left });
      result.left = 0;
    } else if (first.length > 1 && (short === 'part' || first.some((one) => one.wants <= result.left))) {
      result.undecided.push(...names);
      over = true;
    } else {
      result.waiting.push(...names);
      over = short === 'wait';
    }
  }
  return result;
}

export function slowlyShared(all: readonly Asking[], cents: number, remainder: 'largest' | 'order'): Json {
  const ranked: Asking[] = [];
  const inTime = (a: Asking, b: Asking): boolean => a.minute < b.minute;
  while (ranked.length < all.length) {
    const next = firstOf(all.filter((one) => !ranked.includes(one)), inTime);
    ranked.push(...[...next].sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
  const weight = ranked.reduce((sum, one) => sum + one.amount, 0);
  if (weight === 0) return { given: [], waiting: ranked.map(({ id }) => id), undecided: [], left: cents / 100 };
  const counts = new Map(ranked.map((one) => [one.id, Math.floor((cents * one.amount) / weight)]));
  const rests = new Map(ranked.map((one) => [one.id, (cents * one.amount) % weight]));
  let left = cents - [...counts.values()].reduce((sum, count) => sum + count, 0);
  let waiting = ranked.filter((one) => rests.get(one.id)! > 0);
  let undecided: readonly string[] = [];
  while (left > 0) {
    const ahead = (a: Asking, b: Asking): boolean => {
      const difference = remainder === 'largest' ? rests.get(a.id)! - rests.get(b.id)! : 0;
      return difference > 0 || (difference === 0 && inTime(a, b));
    };
    const next = firstOf(waiting, ahead);
    if (next.length > left) {
      undecided = byName(next.map(({ id }) => id));
      break;
    }
    for (const { id } of next) counts.set(id, counts.get(id)! + 1);
    left -= next.length;
    waiting = waiting.filter((one) => !next.includes(one));
  }
  return { given: ranked.map(({ id }) => ({ id, units: counts.get(id)! / 100 })), waiting: [], undecided, left: left / 100 };
}

export function slowlyAssigned(all: readonly Asking[], people: readonly { id: string; load: number; ability: number }[]): Json {
  const loads = new Map(people.map(({ id, load }) => [id, load]));
  const given: { id: string; to: string }[] = [];
  let rest = all;
  const larger = (a: Asking, b: Asking): boolean => a.amount > b.amount;
  while (rest.length > 0) {
    const next = firstOf(rest, larger);
    const best = people.filter((one) => !people.some((other) => loads.get(other.id)! < loads.get(one.id)! || (loads.get(other.id) === loads.get(one.id) && other.ability > one.ability)));
    rest = rest.filter((one) => !next.includes(one));
    if (next.length > 1 || best.length > 1) {
      const waiting = [...rest].sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      return { given, waiting, undecided: byName(next.map(({ id }) => id)) };
    }
    given.push({ id: next[0]!.id, to: best[0]!.id });
    loads.set(best[0]!.id, loads.get(best[0]!.id)! + 1);
  }
  return { given, waiting: [], undecided: [] };
}
