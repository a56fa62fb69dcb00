import { ENGINE } from '../core/model/actor.js';
import type { JsonObject } from '../core/model/json.js';
import type { CommandService, UserInstruction } from './command-service.js';
import type { ClaimedJob } from './ports/work-queue.js';

/**
 * Carries a message from one case to another as a command with a stable key.
 * @returns undefined when it has taken effect (or the other case no longer cares), else what went wrong
 */
export async function deliver(job: ClaimedJob, commands: CommandService): Promise<string | undefined> {
  const result = await commands.execute({
    company: job.company,
    actor: ENGINE,
    key: `message:${job.case}:${job.id}`,
    instruction: instructionOf(job),
  });
  if (result.accepted) return undefined;
  const settled = job.connector === 'end-child' && ['case-ended', 'child-not-running'].includes(result.rejection.code);
  return settled ? undefined : result.rejection.message;
}

function instructionOf({ connector, input, case: from }: ClaimedJob): UserInstruction {
  switch (connector) {
    case 'start-child':
      return { type: 'StartCase', workflow: text(input, 'workflow'), data: object(input, 'data'), parent: { case: from, child: text(input, 'child') } };
    case 'signal-case':
      return { type: 'SignalCase', case: text(input, 'to'), signal: text(input, 'signal'), data: object(input, 'data') };
    case 'end-child':
      return { type: 'EndChild', case: text(input, 'to'), child: text(input, 'child'), outcome: text(input, 'outcome'), data: object(input, 'data') };
    default:
      throw new Error(`no message is called "${connector}"`);
  }
}

function text(input: JsonObject, key: string): string {
  const value = input[key];
  if (typeof value !== 'string') throw new TypeError(`Expected the message to have a text "${key}"`);
  return value;
}

function object(input: JsonObject, key: string): JsonObject {
  return (input[key] ?? {}) as JsonObject;
}
