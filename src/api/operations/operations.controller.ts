import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JobView } from '../../engine/ports/case-reader.js';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { PageQuery, toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { JobDto, TimerDto } from './operations.dto.js';

@ApiTags('operations')
@ApiProblems('not-signed-in', 'request-invalid', 'cursor-invalid')
@NeedsRole('operator')
@Controller('api/v1')
export class OperationsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @ApiOperation({ summary: 'Armed timers, the next one first' })
  @ApiPage(TimerDto)
  @Get('timers')
  async timers(@SignedIn() { company }: Identity, @Query() query: PageQuery): Promise<Page<Shape<TimerDto>>> {
    const { rows, next } = await this.database.reader.timers(company, toPage(query));
    return { rows: rows.map(({ case: caseId, id, arming, dueAt }) => ({ case: caseId, id, arming, dueAt })), next };
  }

  @ApiOperation({ summary: 'Jobs that wait to be run or tried again' })
  @ApiPage(JobDto)
  @Get('jobs')
  jobs(@SignedIn() { company }: Identity, @Query() query: PageQuery): Promise<Page<Shape<JobDto>>> {
    return this.#jobs(company, 'waiting', query);
  }

  @ApiOperation({ summary: 'Jobs that have failed for good and wait for an operator' })
  @ApiPage(JobDto)
  @Get('incidents')
  incidents(@SignedIn() { company }: Identity, @Query() query: PageQuery): Promise<Page<Shape<JobDto>>> {
    return this.#jobs(company, 'halted', query);
  }

  async #jobs(company: string, state: JobView['state'], query: PageQuery): Promise<Page<Shape<JobDto>>> {
    const { rows, next } = await this.database.reader.jobs(company, state, toPage(query));
    return {
      rows: rows.map(({ case: caseId, id, kind, connector, input, runAt, attempts, state: now, error }) => ({ case: caseId, id, kind, connector, input, runAt, attempts, state: now, error })),
      next,
    };
  }
}
