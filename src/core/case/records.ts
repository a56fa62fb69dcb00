/** A record without one of its keys. */
export function without<Whole extends object, Key extends keyof Whole>(record: Whole, key: Key): Omit<Whole, Key> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** A record in which the value under a key has been changed, where there is one. */
export function changed<Value>(record: Readonly<Record<string, Value>>, key: string, change: (value: Value) => Value): Readonly<Record<string, Value>> {
  const value = record[key];
  return value === undefined ? record : { ...record, [key]: change(value) };
}
