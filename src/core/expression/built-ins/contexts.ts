/** DMN 1.5, 10.3.4.10. */
import { type Context, contextOf, entryOf, isContext, isList, type Value } from '../values/value.js';
import { type BuiltIn, builtIn, need, orNull, type Task, way } from './declare.js';
import { any, context, contexts, string, strings } from './kinds.js';

export const CONTEXTS: readonly BuiltIn[] = [
  builtIn('get value',
    way([need('m', context), need('key', string)], (_task, m, key) => entryOf(m, key) ?? null),
    way([need('context', context), need('keys', strings)], (_task, whole, keys) => {
      return keys.reduce<Value>((value, key) => (isContext(value) ? (entryOf(value, key) ?? null) : null), whole);
    })),
  builtIn('get entries', way([need('m', context)], (task, m) => {
    task.run.spendItems(Object.keys(m).length, task.offset);
    return Object.entries(m).map(([key, value]) => contextOf([['key', key], ['value', value]]));
  })),
  builtIn('context', way([need('entries', contexts)], fromEntries)),
  builtIn('context put',
    way([need('context', context), need('key', string), orNull('value', any)], (task, whole, key, value) => put(task, whole, [key], value)),
    way([need('context', context), need('keys', strings), orNull('value', any)], (task, whole, keys, value) => put(task, whole, keys, value))),
  builtIn('context merge', way([need('contexts', contexts)], (task, all) => {
    task.run.spendItems(all.reduce((sum, one) => sum + Object.keys(one).length, 0), task.offset);
    return contextOf(all.flatMap((one) => Object.entries(one)));
  })),
];

function fromEntries(task: Task, entries: readonly Context[]): Context | null {
  const made = new Map<string, Value>();
  for (const entry of entries) {
    const key = entryOf(entry, 'key');
    const value = entryOf(entry, 'value');
    if (typeof key !== 'string' || value === undefined) return task.refuse('an entry needs a "key", a string, and a "value"');
    if (made.has(key)) return task.refuse(`the key "${key}" stands twice`);
    made.set(key, value);
  }
  return contextOf(made);
}

function put(task: Task, whole: Context, [key, ...further]: readonly string[], value: Value): Context | null {
  if (key === undefined) return task.refuse('it was given no key');
  task.run.spend(1 + Object.keys(whole).length, task.offset);
  if (further.length === 0) return contextOf([...Object.entries(whole), [key, value]]);
  const inner = entryOf(whole, key);
  if (!isContext(inner) || isList(inner)) return task.refuse(`"${key}" is no context`);
  const changed = put(task, inner, further, value);
  return changed && contextOf([...Object.entries(whole), [key, changed]]);
}
