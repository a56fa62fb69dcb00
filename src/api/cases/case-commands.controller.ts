import { Body, Controller, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Identity } from '../../identity/identifier.js';
import { NeedsMoreThanAudit } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { AnswerDto } from '../commands/answer.dto.js';
import { ApiCommand } from '../commands/api-command.decorator.js';
import { CommandRunner } from '../commands/command-runner.js';
import { ExpectedRevision } from '../commands/expected-revision.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ChangeDataDto, PerformActionDto, ReasonDto, SignalDto, StartCaseDto } from './case-command.dto.js';

@ApiTags('cases')
@NeedsMoreThanAudit()
@Controller('api/v1/cases')
export class CaseCommandsController {
  constructor(private readonly runner: CommandRunner) {}

  @ApiOperation({ summary: 'Starts a case' })
  @ApiCommand({ starts: true })
  @Post()
  async start(@SignedIn() identity: Identity, @IdempotencyKey() key: string, @Body() { workflow, data }: StartCaseDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<AnswerDto>> {
    const answer = await this.runner.run({ identity, key, instruction: { type: 'StartCase', workflow, data } }, reply);
    reply.header('location', `/api/v1/cases/${encodeURIComponent(answer.case)}`);
    return answer;
  }

  @ApiOperation({ summary: 'Does what a task offers' })
  @ApiCommand()
  @ApiProblems('task-not-open', 'action-unknown', 'already-acted', 'opinion-missing', 'field-not-editable')
  @Post(':id/tasks/:task/:action')
  @HttpCode(200)
  perform(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Param('task', IdPipe) task: string,
    @Param('action', IdPipe) action: string,
    @Body() { fields, input, opinion, onBehalfOf }: PerformActionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    const brought = { ...(fields && { fields }), ...(input && { input }), ...(opinion !== undefined && { opinion }) };
    return this.runner.run({ identity, key, expectedRevision, onBehalfOf, instruction: { type: 'PerformAction', case: id, task, action, ...brought } }, reply);
  }

  @ApiOperation({ summary: 'Corrects data outside a task' })
  @ApiCommand()
  @ApiProblems('field-not-editable')
  @Patch(':id/data')
  changeData(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Body() { changes, reason }: ChangeDataDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'ChangeData', case: id, changes, reason } }, reply);
  }

  @ApiOperation({ summary: 'Ends a case for good' })
  @ApiCommand()
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Body() { reason }: ReasonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'CancelCase', case: id, reason } }, reply);
  }

  @ApiOperation({ summary: 'Sends a signal that the workflow declares' })
  @ApiCommand()
  @ApiProblems('signal-unknown', 'signal-not-awaited')
  @Post(':id/signals/:signal')
  @HttpCode(200)
  signal(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('id') id: string,
    @Param('signal', IdPipe) signal: string,
    @Body() { data }: SignalDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto>> {
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'SignalCase', case: id, signal, data } }, reply);
  }
}
