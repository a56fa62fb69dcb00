const LENGTH_MIN = 12;
const LENGTH_MAX = 200;
const DIFFERENT_MIN = 5;

/** Long enough to pass the length rule, and still among the first that anybody tries. */
const WELL_KNOWN = ['123456789012', 'passwordpassword', 'password1234', 'qwertyuiop12', 'qwertyuiopasdf', 'administrator', 'changemeplease', 'bylaw-demo', 'bylawbylawbylaw'];

/** What is wrong with a new password, as one sentence; undefined where it will do. */
export function passwordFault(person: string, password: string): string | undefined {
  const length = Array.from(password).length;
  if (length < LENGTH_MIN || length > LENGTH_MAX) return `Expected a password of ${LENGTH_MIN} to ${LENGTH_MAX} characters, but it has ${length}.`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < DIFFERENT_MIN) return `Expected a password of at least ${DIFFERENT_MIN} different characters, but it has fewer.`;
  if (WELL_KNOWN.includes(plain)) return 'Expected a password that is not well known, but this one is.';
  if (person.length >= 4 && plain.includes(person.toLowerCase())) return "Expected a password without the person's id in it, but it has it.";
  return undefined;
}
