import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordImports, type RecordImport, type RecordPlan } from '../../engine/record-imports.js';
import { Registers } from '../../engine/registers/registers.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { sheetsIn } from '../http/sheets-in.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { RecordImportQuery, RecordPlanDto, RecordsDto } from './record-import.dto.js';

@ApiTags('records')
@ApiProblems('not-signed-in', 'request-invalid', 'forms-not-taken', 'sheet-unreadable', 'too-large', 'workflow-not-found')
@NeedsRole('staff', 'process-admin')
@Controller('api/v1/records')
export class RecordsController {
  constructor(
    private readonly imports: RecordImports,
    private readonly registers: Registers,
  ) {}

  @ApiOperation({ summary: 'What is kept as records, as far as the person may read or keep it', description: 'The records themselves are the cases of the workflow.' })
  @ApiOkResponse({ type: [RecordsDto] })
  @NeedsRole('staff', 'process-admin', 'auditor', 'operator')
  @Get()
  async list(@SignedIn() { company, actor }: Identity): Promise<readonly Shape<RecordsDto>[]> {
    const found = await this.registers.records(company, actor);
    return found.map(({ workflow: { id, title, article }, record: { key }, keeps, fixed }) => ({ id, title, ...(article !== undefined && { article }), key, keeps, fixed }));
  }

  @ApiOperation({ summary: 'Shows what a CSV or Excel file of records would do, with every fault in it; nothing is changed', description: 'The first row names fields by their ids or titles, those of the key among them. An empty cell takes a field away.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: RecordPlanDto })
  @HttpCode(200)
  @Post(':workflow/preview')
  async preview(@SignedIn() identity: Identity, @Param('workflow', IdPipe) workflow: string, @Query() { reason }: RecordImportQuery, @Body() body: unknown): Promise<Shape<RecordPlanDto>> {
    return planOf(workflow, await this.imports.preview(requestOf(identity, workflow, reason, body)));
  }

  @ApiOperation({ summary: 'Takes the records of a CSV or Excel file over, if it has no fault', description: 'Each row is a command of the person: records whose key is not kept yet are started, others are changed where they differ.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'The same key again changes nothing.' })
  @ApiOkResponse({ type: RecordPlanDto })
  @ApiProblems('idempotency-key-missing')
  @HttpCode(200)
  @Post(':workflow/import')
  async import(@SignedIn() identity: Identity, @IdempotencyKey() key: string, @Param('workflow', IdPipe) workflow: string, @Query() { reason }: RecordImportQuery, @Body() body: unknown): Promise<Shape<RecordPlanDto>> {
    return planOf(workflow, await this.imports.apply(requestOf(identity, workflow, reason, body), key));
  }
}

function requestOf({ company, actor }: Identity, workflow: string, reason: string, body: unknown): RecordImport {
  const [sheet, ...others] = sheetsIn(body);
  if (sheet && others.length === 0) return { company, actor, workflow, sheet, reason };
  throw new ProblemException('sheet-unreadable', `Expected a file with one sheet, but it has ${others.length + (sheet ? 1 : 0)}.`);
}

function planOf(workflow: string, plan: RecordPlan | undefined): Shape<RecordPlanDto> {
  if (plan) return plan;
  throw new ProblemException('workflow-not-found', `Expected a workflow whose cases are records, but "${workflow}" is none.`);
}
