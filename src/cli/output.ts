import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';

/** Something the user can mend; told in one sentence, without a stack. */
export class CommandError extends Error {
  constructor(
    message: string,
    /** More for `--json`. */
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

export interface OutputOptions {
  readonly json?: boolean;
}

/** "1 case", "2 cases". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Prints a result as JSON where asked for, else as the text says. */
export function print(options: OutputOptions, result: unknown, text: string): void {
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : text}\n`);
}

/** Ends the command because the engine refused. */
export function refused({ message, code, article }: Pick<Rejection, 'message' | 'article'> & { code: string }): CommandError {
  return new CommandError(`${message}${article === undefined ? '' : ` (article ${article})`} [${code}]`, { code, message, article });
}

/** Reads JSON from an option: the text itself, or `@file`. */
export async function jsonOption(name: string, value: string | undefined): Promise<JsonObject> {
  if (value === undefined) return {};
  const text = value.startsWith('@') ? await readFile(value.slice(1), 'utf8') : value;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonObject;
  } catch {
    // told below
  }
  throw new CommandError(`Expected --${name} to be a JSON object or @file, but found: ${text.slice(0, 60)}`);
}
