/** Whether two values have the same canonical JSON: the order of keys means nothing, and a key whose value is undefined is not there. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  return !Array.isArray(right) && sameMembers(left as Members, right as Members);
}

type Members = Readonly<Record<string, unknown>>;

function sameMembers(left: Members, right: Members): boolean {
  const names = namesOf(left);
  return names.length === namesOf(right).length && names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]));
}

function namesOf(value: Members): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}
