/**
 * A pure function of a text that keeps its last answers; for another one, the oldest make room.
 * @param room for how many answers, or for as much as `sizeOf` says of them together
 * @param sizeOf of the answer to a text; what is larger than the room is not kept
 */
export function remembering<Value>(room: number, answer: (text: string) => Value, sizeOf: (text: string) => number = () => 1): (text: string) => Value {
  const known = new Map<string, Value>();
  let taken = 0;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = answer(text);
    const size = sizeOf(text);
    if (size > room) return value;
    for (const oldest of known.keys()) {
      if (taken + size <= room) break;
      known.delete(oldest);
      taken -= sizeOf(oldest);
    }
    known.set(text, value);
    taken += size;
    return value;
  };
}
