import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../../engine/history-codec.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsMoreThanAudit } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { CommandRunner } from '../commands/command-runner.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import type { ProblemDto } from '../problems/problem.dto.js';
import { problemOf } from '../problems/problem-of-error.js';
import { problemBody } from '../problems/send-problem.js';
import { SeveralTasksDto, TaskResultsDto, type TaskResultDto } from './several-tasks.dto.js';

@ApiTags('tasks')
@NeedsMoreThanAudit()
@Controller('api/v1/tasks')
export class SeveralTasksController {
  constructor(private readonly runner: CommandRunner) {}

  @ApiOperation({
    summary: 'Does the same with several selected tasks',
    description: 'Only what the step of each task lets people do together. Each task stands for itself: what is refused for one is done for the others, and a result tells of each.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'The same key again gives the first answers and changes nothing.' })
  @ApiOkResponse({ type: TaskResultsDto })
  @ApiProblems('idempotency-key-missing', 'request-invalid', 'not-signed-in', 'too-large')
  @Post('actions/:action')
  @HttpCode(200)
  async perform(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @Param('action', IdPipe) action: string,
    @Body() { tasks, fields, opinion }: SeveralTasksDto,
    @Req() request: FastifyRequest,
  ): Promise<Shape<TaskResultsDto>> {
    const brought = { ...(fields && { fields }), ...(opinion !== undefined && { opinion }), together: tasks.length };
    const one = async ({ case: id, task, revision, onBehalfOf }: SeveralTasksDto['tasks'][number]): Promise<Shape<TaskResultDto>> => {
      try {
        const { answer } = await this.runner.carryOut({ identity, key: sha256(`${key} ${id} ${task}`), expectedRevision: revision, onBehalfOf, instruction: { type: 'PerformAction', case: id, task, action, ...brought } });
        return { case: id, task, answer };
      } catch (error) {
        const problem = problemOf(error);
        if (!problem) throw error;
        return { case: id, task, problem: problemBody(problem, request.id) as unknown as Shape<ProblemDto> };
      }
    };
    return { results: await Promise.all(tasks.map(one)) };
  }
}
