export interface FigureToken {
  /** Where it begins in the text, from 0. */
  readonly from: number;
  readonly written: string;
  /** The same, a little more and a little less. */
  readonly changes: readonly string[];
}

const DAY = String.raw`\d{4}-\d\d-\d\d`;
const TIME = String.raw`\d\d:\d\d(?::\d\d)?`;
const DURATION = String.raw`P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?`;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** A text in quotes comes first, so that nothing inside one is taken for a figure unless it is one as a whole. */
const TOKEN = new RegExp(String.raw`"(?<whole>[^"]*)"|(?<![\p{L}\p{N}_]|[\p{L}\p{N}_]\.)(?:(?<day>${DAY})|(?<time>${TIME})|(?<duration>${DURATION})|(?<number>${NUMBER}))(?![\p{L}\p{N}_])`, 'gu');
const WHOLE = new RegExp(`^T?(?:(?<day>${DAY})|(?<time>${TIME})|(?<duration>${DURATION}))$`, 'u');

/** The figures in a scalar of a rulebook: plain, or somewhere in an expression. */
export function figureTokens(source: string): readonly FigureToken[] {
  return [...source.matchAll(TOKEN)].flatMap((match) => {
    const whole = match.groups?.['whole'];
    if (whole === undefined) return token(match.index, match[0], match.groups ?? {});
    const found = WHOLE.exec(whole);
    const prefix = found && whole.startsWith('T') ? 1 : 0;
    return found ? token(match.index + 1 + prefix, whole.slice(prefix), found.groups ?? {}) : [];
  });
}

function token(from: number, written: string, { day, time, duration }: Readonly<Record<string, string | undefined>>): readonly FigureToken[] {
  const changes = day !== undefined ? [dayBeside(day, 1), dayBeside(day, -1)] : time !== undefined ? timesBeside(time) : duration !== undefined ? durationsBeside(duration) : numbersBeside(written);
  return [{ from, written, changes }];
}

/** One unit of the last digit more, and one less where that is not below nought. */
function numbersBeside(written: string): readonly string[] {
  const places = written.split('.')[1]?.length ?? 0;
  const units = BigInt(written.replace('.', ''));
  const text = (value: bigint): string => {
    const digits = String(value).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  };
  return [text(units + 1n), ...(units > 0n ? [text(units - 1n)] : [])];
}

function durationsBeside(written: string): readonly string[] {
  const [more, less] = [1, -1].map((step) => written.replace(/\d+/, (digits) => String(Math.max(0, Number(digits) + step))));
  return [more ?? written, ...(less !== undefined && less !== written ? [less] : [])];
}

function timesBeside(written: string): readonly string[] {
  const [hours = '0', minutes = '0', seconds] = written.split(':');
  const day = 24 * 60;
  const beside = (step: number): string => {
    const at = (Number(hours) * 60 + Number(minutes) + step + day) % day;
    return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':') + (seconds === undefined ? '' : `:${seconds}`);
  };
  return [beside(1), beside(-1)];
}

function dayBeside(written: string, step: number): string {
  const [year = 0, month = 1, day = 1] = written.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + step)).toISOString().slice(0, 10);
}
