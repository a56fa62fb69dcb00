import { Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Database } from '../../engine/ports/database.js';
import { retryMessage } from '../../engine/retry-message.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { AnswerDto } from '../commands/answer.dto.js';
import { ApiCommand } from '../commands/api-command.decorator.js';
import { CommandRunner } from '../commands/command-runner.js';
import { ExpectedRevision } from '../commands/expected-revision.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ProblemException } from '../problems/problem-exception.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';

@ApiTags('operations')
@NeedsRole('operator')
@Controller('api/v1/incidents')
export class RetryController {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'Sends the job of an incident back to work' })
  @ApiCommand()
  @ApiAcceptedResponse({ description: 'A message between cases is sent again; the case itself is not changed by that.' })
  @ApiProblems('job-not-waiting')
  @Post(':case/:job/retry')
  @HttpCode(200)
  async retry(
    @SignedIn() identity: Identity,
    @IdempotencyKey() key: string,
    @ExpectedRevision() expectedRevision: number | undefined,
    @Param('case') caseId: string,
    @Param('job', IdPipe) job: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shape<AnswerDto> | undefined> {
    // Messages between cases are the engine's own work: the case does not wait for them, so there is no command for them.
    const outcome = await retryMessage(this.database, { company: identity.company, actor: identity.actor.id, key, case: caseId, job });
    if (outcome === 'key-reused') throw new ProblemException('key-reused', `Expected the key ${JSON.stringify(key)} to come with the incident that it first came with, but it is another one.`);
    if (outcome !== 'none') {
      reply.status(202);
      if (outcome === 'repeated') reply.header('idempotency-replayed', 'true');
      return undefined;
    }
    return this.runner.run({ identity, key, expectedRevision, instruction: { type: 'RetryIncident', case: caseId, incident: job } }, reply);
  }
}
