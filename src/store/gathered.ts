/**
 * Look-ups that are asked for in the same turn of the event loop are made together, in one look that begins after all of them were
 * asked for: nobody is told anything older than by a look of one's own.
 * @param look finds what there is of some keys, by their names
 */
export function gathered<Key, Found>(nameOf: (key: Key) => string, look: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Found>>): (key: Key) => Promise<Found | undefined> {
  let asked = new Map<string, Key>();
  let answer: Promise<ReadonlyMap<string, Found>> | undefined;
  const begin = async (): Promise<ReadonlyMap<string, Found>> => {
    await new Promise(setImmediate);
    const keys = [...asked.values()];
    asked = new Map<string, Key>();
    answer = undefined;
    return look(keys);
  };
  return async (key) => {
    const name = nameOf(key);
    asked.set(name, key);
    return (await (answer ??= begin())).get(name);
  };
}
