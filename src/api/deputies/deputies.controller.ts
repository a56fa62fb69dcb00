import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { concerns, Deputies, type DeputyResult } from '../../engine/deputies.js';
import type { Deputyship } from '../../engine/ports/deputy-store.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsMoreThanAudit } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { DeputiesQuery, DeputyDto, MakeDeputyDto } from './deputy.dto.js';

/** Who stands in for whom. */
@ApiTags('deputies')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/deputies')
export class DeputiesController {
  constructor(private readonly deputies: Deputies) {}

  @ApiOperation({ summary: 'Lays down who stands in for the signed-in person, or by a process admin for somebody else' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '1 to 200 visible ASCII characters. The same key again gives the same deputyship.' })
  @ApiCreatedResponse({ type: DeputyDto })
  @ApiProblems('idempotency-key-missing', 'not-allowed', 'data-invalid', 'key-reused', 'no-rulebook-in-force')
  @NeedsMoreThanAudit()
  @Post()
  async make(@SignedIn() { company, actor }: Identity, @IdempotencyKey() key: string, @Body() { principal = actor.id, ...asked }: MakeDeputyDto): Promise<Shape<DeputyDto>> {
    return shown(await this.deputies.make({ company, by: actor, key, principal, ...asked }));
  }

  @ApiOperation({ summary: 'Deputyships, newest first, also those that are over', description: 'Without a filter, who stands in for the signed-in person. Those of others are for process admins and auditors.' })
  @ApiPage(DeputyDto)
  @ApiProblems('role-missing', 'cursor-invalid')
  @Get()
  async list(@SignedIn() { company, actor }: Identity, @Query() query: DeputiesQuery): Promise<Page<Shape<DeputyDto>>> {
    const { principal = query.deputy === undefined ? actor.id : undefined, deputy } = query;
    if (!concerns({ principal: principal ?? '', deputy: deputy ?? '' }, actor)) throw new ProblemException('role-missing', 'Expected your own deputyships, or a process admin or auditor, but these are those of others.');
    const { rows, next } = await this.deputies.list(company, { ...(principal !== undefined && { principal }), ...(deputy !== undefined && { deputy }) }, toPage(query));
    return { rows: rows.map(view), next };
  }

  @ApiOperation({ summary: 'Ends a deputyship now; it is kept for auditors' })
  @ApiOkResponse({ type: DeputyDto })
  @ApiProblems('not-allowed', 'deputyship-not-found')
  @NeedsMoreThanAudit()
  @Delete(':id')
  async end(@SignedIn() { company, actor }: Identity, @Param('id', IdPipe) id: string): Promise<Shape<DeputyDto>> {
    const result = await this.deputies.end(company, id, actor);
    if (result) return shown(result);
    throw new ProblemException('deputyship-not-found', `Expected the id of a deputyship, but there is no ${id}.`);
  }
}

/** @throws ProblemException where the engine refuses */
function shown(result: DeputyResult): Shape<DeputyDto> {
  if (result.accepted) return view(result.deputyship);
  throw ProblemException.of(result.rejection);
}

function view({ company: _company, ...rest }: Deputyship): Shape<DeputyDto> {
  return rest;
}
