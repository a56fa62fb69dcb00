import { ConfigError } from './config-error.js';

/** The environment as the process has it, or a stand-in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a variable; an empty one counts as not set. */
export function textOf(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

/** @throws ConfigError unless it is a whole number within the bounds */
export function numberOf(env: Environment, name: string, bounds: { least: number; most: number; otherwise: number }): number {
  const text = textOf(env, name);
  if (text === undefined) return bounds.otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= bounds.least && number <= bounds.most) return number;
  throw new ConfigError(`Expected ${name} to be a whole number from ${bounds.least} to ${bounds.most}, but it is "${text}".`);
}

/** @throws ConfigError unless it is true, false, 1 or 0 */
export function switchOf(env: Environment, name: string, otherwise: boolean): boolean {
  const text = textOf(env, name)?.toLowerCase();
  if (text === undefined) return otherwise;
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new ConfigError(`Expected ${name} to be true or false, but it is "${text}".`);
}

/** @throws ConfigError unless it is one of the choices */
export function choiceOf<Choice extends string>(env: Environment, name: string, choices: readonly Choice[], otherwise: Choice): Choice {
  const text = textOf(env, name) ?? otherwise;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new ConfigError(`Expected ${name} to be one of ${choices.join(', ')}, but it is "${text}".`);
}
