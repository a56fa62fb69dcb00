const MAX_LENGTH = 200;
const MAX_WAYS = 10_000;

/**
 * Whether a regular expression is simple enough never to run away: no group is repeated, nothing looks around or back,
 * at most one part repeats without a bound, and the bounded parts together leave few ways to match.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > MAX_LENGTH || !compiles(pattern)) return false;
  const bare = pattern.replace(/\\[pP]\{[^}]*\}/g, 'x').replace(/\\[^0-9kK]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\|\(\?(?!:)|\)[*+?{]/.test(bare)) return false;
  const repeats = [...bare.matchAll(/[*+]|\{(\d+)(,?)(\d*)\}|(?<!\()\?/g)];
  const unbounded = repeats.filter(([whole, , comma, most]) => whole === '*' || whole === '+' || (comma === ',' && most === '')).length;
  const ways = repeats.reduce((product, [whole, least, comma, most]) => product * waysOf(whole, least, comma, most), 1);
  return unbounded <= 1 && ways <= MAX_WAYS;
}

function waysOf(whole: string, least = '', comma = '', most = ''): number {
  if (whole === '?') return 2;
  return comma === ',' && most !== '' ? Math.max(1, Number(most) - Number(least) + 1) : 1;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
