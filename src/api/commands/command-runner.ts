import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CommandService, type Answer, type CommandResult, type UserInstruction } from '../../engine/command-service.js';
import type { Identity } from '../../identity/identifier.js';
import type { Rejection } from '../../core/model/verdict.js';
import { shownRejection } from '../access/shown-rejection.js';
import { VisibleCases } from '../access/visible-cases.js';
import { Metrics } from '../metrics/metrics.js';
import { ProblemException } from '../problems/problem-exception.js';

/** What people may ask for over HTTP. Timers, jobs and messages between cases have no way in here. */
export type PersonInstruction =
  | Omit<Extract<UserInstruction, { type: 'StartCase' }>, 'parent'>
  | Extract<UserInstruction, { type: 'PerformAction' | 'UseVerb' | 'JumpCase' | 'ReopenCase' | 'ChangeDeadline' | 'ChangeData' | 'CancelCase' | 'SignalCase' | 'RetryIncident' }>;

export interface PersonCommand {
  readonly identity: Identity;
  readonly key: string;
  readonly instruction: PersonInstruction;
  readonly expectedRevision?: number | undefined;
  /** As whose deputy the person acts, where it is said. */
  readonly onBehalfOf?: string | undefined;
}

/** Gives a command to the engine and its answer to the caller. */
@Injectable()
export class CommandRunner {
  constructor(
    private readonly commands: CommandService,
    private readonly visible: VisibleCases,
    private readonly metrics: Metrics,
  ) {}

  /** @throws ProblemException where the engine refuses */
  async run(command: PersonCommand, reply: FastifyReply): Promise<Answer> {
    const { answer, replayed } = await this.carryOut(command);
    reply.header('etag', `"${answer.revision}"`);
    if (replayed) reply.header('idempotency-replayed', 'true');
    return answer;
  }

  /** One of several commands of a request. @throws ProblemException where the engine refuses */
  async carryOut({ identity, key, instruction, expectedRevision, onBehalfOf }: PersonCommand): Promise<CommandResult & { readonly accepted: true }> {
    const { company, actor } = identity;
    const result = await this.commands.execute({ company, actor, key, instruction, ...(expectedRevision !== undefined && { expectedRevision }), ...(onBehalfOf !== undefined && { onBehalfOf }) });
    if (!result.accepted) {
      this.metrics.commanded(instruction.type, 'rejected', result.rejection.code);
      throw ProblemException.of(await this.#shown(identity, instruction, result.rejection));
    }
    this.metrics.commanded(instruction.type, result.replayed ? 'replayed' : 'accepted', '');
    return result;
  }

  /** A refusal tells about the case, so whoever may not see the case learns only that there is none, and nobody what is hidden. */
  async #shown(identity: Identity, instruction: PersonInstruction, rejection: Rejection): Promise<Rejection> {
    if (instruction.type === 'StartCase') return rejection;
    const seen = await this.visible.find(identity, instruction.case);
    if (seen) return shownRejection(rejection, seen.hidden);
    return { code: 'case-not-found', message: `Expected the id of a case, but there is no case ${instruction.case}.` };
  }
}
