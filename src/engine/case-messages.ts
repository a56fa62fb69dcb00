import { ENGINE } from '../core/model/actor.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { CommandService, UserInstruction } from './command-service.js';
import type { ClaimedJob } from './ports/work-queue.js';

/**
 * Carries a message from one case to another as a command with a stable key.
 * @param last whether it is not tried again; a case that is not found may only not be known here yet
 * @returns undefined when it has taken effect (or the other case no longer cares), else what went wrong
 */
export async function deliver(job: ClaimedJob, commands: CommandService, last: boolean): Promise<string | undefined> {
  const result = await commands.execute({
    company: job.company,
    actor: ENGINE,
    key: `message:${job.case}:${job.id}`,
    instruction: instructionOf(job),
  });
  if (result.accepted) return undefined;
  const { code, message } = result.rejection;
  if (NOBODY_WAITS[job.connector]?.includes(code)) return undefined;
  return typeof job.input['refused'] === 'string' && (last || code !== 'case-not-found') ? refuse(job, result.rejection, job.input['refused'], commands) : message;
}

/** Rejections after which the other case, or the sender, no longer cares, by what the message is. */
const NOBODY_WAITS: Readonly<Record<string, readonly string[]>> = {
  'end-child': ['case-ended', 'child-not-running'],
  'collect-cases': ['case-ended', 'job-not-waiting'],
};

/** Writes a refusal into the sender's history. The message goes in the same transaction, so that it cannot be delivered after all. */
async function refuse(job: ClaimedJob, { code, message: reason }: Rejection, field: string, commands: CommandService): Promise<string | undefined> {
  const { company, case: from, id, input } = job;
  const result = await commands.execute({
    company,
    actor: ENGINE,
    key: `message:${from}:${id}:refused`,
    instruction: { type: 'RefuseSignal', case: from, message: id, signal: text(input, 'signal'), to: text(input, 'to'), code, reason, field },
    fence: { kind: 'job', case: from, id, number: job.fence },
  });
  return result.accepted || result.rejection.code === 'fence-lost' ? undefined : result.rejection.message;
}

function instructionOf({ connector, input, case: from }: ClaimedJob): UserInstruction {
  switch (connector) {
    case 'start-child':
      return { type: 'StartCase', workflow: text(input, 'workflow'), data: object(input, 'data'), parent: { case: from, child: text(input, 'child') } };
    case 'signal-case':
      return { type: 'SignalCase', case: text(input, 'to'), signal: text(input, 'signal'), data: object(input, 'data'), from };
    case 'end-child':
      return { type: 'EndChild', case: text(input, 'to'), child: text(input, 'child'), outcome: text(input, 'outcome'), data: object(input, 'data') };
    case 'collect-cases':
      return { type: 'CollectCases', case: from, collection: text(input, 'collection') };
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
