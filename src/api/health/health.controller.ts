import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config/config.js';
import { Engine } from '../../engine/engine.js';
import type { Database } from '../../engine/ports/database.js';
import { Public } from '../access/public.decorator.js';
import type { Shape } from '../http/shape.js';
import { CONFIG, DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { LiveDto, ReadyDto } from './health.dto.js';

const PING_MS_MAX = 1_500;

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly engine: Engine,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'Whether the process answers', description: 'Asks nothing of the database. Where it does not answer, the process is to be started anew.', security: [] })
  @ApiOkResponse({ type: LiveDto })
  @Public()
  @Get('live')
  live(): Shape<LiveDto> {
    return { status: 'up', version: this.config.version };
  }

  @ApiOperation({
    summary: 'Whether the server can work',
    description: 'The database answers and takes commands, and time limits and events are seen to; otherwise no requests are to be sent here for now. What else is not as it should be is told as `trouble`.',
    security: [],
  })
  @ApiOkResponse({ type: ReadyDto })
  @ApiProblems('unavailable')
  @Public()
  @Get('ready')
  async ready(): Promise<Shape<ReadyDto>> {
    const [known] = this.engine.trouble();
    const red = known ?? ((await answers(this.database)) ? undefined : 'Expected the database to answer, but it does not.');
    if (red !== undefined) throw new ProblemException('unavailable', red, { retryAfterSeconds: 5 });
    const trouble = this.database.clock.trouble?.();
    return { status: 'up', database: this.database.kind, ...(trouble !== undefined && { trouble }) };
  }
}

/** The port promises an answer within a second; a connection that hangs must not hang this with it. */
async function answers(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_MS_MAX);
  });
  const ping = database.ping().then(() => true, () => false);
  return Promise.race([ping, late]).finally(() => clearTimeout(timer));
}
