/** A pure function of a text that keeps its last answers; when there are too many, it begins anew. */
export function remembering<Value>(answersMax: number, answer: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= answersMax) known.clear();
    const value = answer(text);
    known.set(text, value);
    return value;
  };
}
