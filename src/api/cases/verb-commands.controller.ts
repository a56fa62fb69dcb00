import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Verb } from '../../core/model/command.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsMoreThanAudit } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { AnswerDto } from '../commands/answer.dto.js';
import { ApiCommand } from '../commands/api-command.decorator.js';
import { CommandRunner } from '../commands/command-runner.js';
import { ExpectedRevision } from '../commands/expected-revision.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { ChangeDeadlineDto, MoveCaseDto, UseVerbDto } from './case-command.dto.js';

/** What people do with tasks besides deciding them, and with whole cases. */
@ApiTags('cases')
@NeedsMoreThanAudit()
@Controller('api/v1/cases')
export class VerbCommandsController {
  constructor(private readonly runner: CommandRunner) {}

  @ApiOperation({ summary: 'Uses a verb that a task offers besides its actions', description: 'claim, release, transfer, delegate, hand-back, add-signer, remove-signer, copy, urge, save, withdraw, return, reject.' })
  @ApiCommand()
  @ApiProblems('task-not-open', 'action-unknown', 'already-acted', 'nobody-found', 'opinion-missing', 'field-not-editable')
  @Post(':id/tasks/:task/verbs/:verb')
  @HttpCode(200)
  use(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Param('task', IdPipe) task: string,
    @Param('verb', IdPipe) verb: string,
    @Body() { to, where, fields, opinion, onBehalfOf }: UseVerbDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    const named = { ...(to !== undefined && { to }), ...(where && { where }), ...(fields && { fields }), ...(opinion !== undefined && { opinion }) };
    // The task knows which verbs it offers, and refuses all other words.
    return this.runner.run({ identity, key, expectedRevision, onBehalfOf, instruction: { type: 'UseVerb', case: id, task, verb: verb as Verb, ...named } }, reply);
  }

  @ApiOperation({ summary: 'Puts a case into another state, where its workflow lets process admins do so' })
  @ApiCommand()
  @ApiProblems('action-unknown', 'nobody-found')
  @Post(':id/jump')
  @HttpCode(200)
  jump(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Body() { to, reason }: MoveCaseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'JumpCase', case: id, to, reason } }, reply);
  }

  @ApiOperation({ summary: 'Lets an ended case go on in a state, where its workflow lets process admins do so' })
  @ApiCommand()
  @ApiProblems('action-unknown', 'nobody-found')
  @Post(':id/reopen')
  @HttpCode(200)
  reopen(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Body() { to, reason }: MoveCaseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'ReopenCase', case: id, to, reason } }, reply);
  }

  @ApiOperation({ summary: 'Gives a deadline that is running another due time, where the workflow lets people do so' })
  @ApiCommand()
  @ApiProblems('action-unknown', 'opinion-missing', 'deadline-not-running')
  @Post(':id/deadline')
  @HttpCode(200)
  changeDeadline(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Body() { clock, timer, to, in: later, from = 'now', reason }: ChangeDeadlineDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    const of = either('clock', 'timer', clock !== undefined && { clock }, timer !== undefined && { timer });
    const due = either('to', 'in', to !== undefined && { at: to }, later !== undefined && { in: later, from });
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'ChangeDeadline', case: id, of, to: due, reason } }, reply);
  }
}

/** @throws ProblemException unless there is one of the two, and one alone */
function either<One, Other>(name: string, other: string, one: One | false, two: Other | false): One | Other {
  if (one !== false && two === false) return one;
  if (two !== false && one === false) return two;
  throw new ProblemException('request-invalid', `Expected one of the properties ${name} and ${other}, but found ${one === false ? 'neither' : 'both'}.`);
}
