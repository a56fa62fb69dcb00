import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Config } from '../../config/config.js';
import { Engine } from '../../engine/engine.js';
import type { Database } from '../../engine/ports/database.js';
import { Public } from '../access/public.decorator.js';
import { CONFIG, DATABASE } from '../injection.js';
import { ProblemException } from '../problems/problem-exception.js';

const PING_MS_MAX = 1_500;

interface Readiness {
  readonly status: 'up';
  readonly database: Database['kind'];
  readonly trouble?: string;
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly engine: Engine,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { readonly status: 'up'; readonly version: string } {
    return { status: 'up', version: this.config.version };
  }

  /**
   * The database answers and takes commands, and time limits and events are seen to. What else is not as it should be is told
   * as `trouble`.
   */
  @Public()
  @Get('ready')
  async ready(): Promise<Readiness> {
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
