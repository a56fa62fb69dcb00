import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import { Proofs, type Checkpoint, type VerifyReport } from '../../engine/proofs.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { checkpointIn } from './checkpoint-in.js';
import { CheckpointDto, RefusalDto, RefusalsQuery, VerifyReportDto } from './audit.dto.js';

@ApiTags('proof')
@ApiProblems('not-signed-in', 'request-invalid')
@NeedsRole('auditor', 'process-admin')
@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly proofs: Proofs,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'Commands that were refused, newest first' })
  @ApiPage(RefusalDto)
  @ApiProblems('cursor-invalid')
  @Get('refusals')
  async refusals(@SignedIn() { company }: Identity, @Query() query: RefusalsQuery): Promise<Page<Shape<RefusalDto>>> {
    const filter = query.case === undefined ? {} : { case: query.case };
    const { rows, next } = await this.database.refusals.refusals(company, filter, toPage(query));
    return { rows: rows.map(({ company: _, ...refusal }) => refusal), next };
  }

  @ApiOperation({ summary: 'Heads of all cases now; kept elsewhere, it shows later whether anything was cut off' })
  @ApiOkResponse({ type: CheckpointDto })
  @Get('checkpoint')
  checkpoint(@SignedIn() { company }: Identity): Promise<Checkpoint> {
    return this.proofs.checkpoint(company);
  }

  @ApiOperation({ summary: 'Follows the chains of all cases' })
  @ApiOkResponse({ type: VerifyReportDto })
  @Get('verify')
  verify(@SignedIn() { company }: Identity): Promise<VerifyReport> {
    return this.proofs.verifyCompany(company);
  }

  @ApiOperation({ summary: 'Follows the chains of all cases and compares them with an earlier checkpoint' })
  @ApiBody({ type: CheckpointDto })
  @ApiOkResponse({ type: VerifyReportDto })
  @Post('checkpoint/verify')
  @HttpCode(200)
  verifyAgainst(@SignedIn() { company }: Identity, @Body() body: unknown): Promise<VerifyReport> {
    const checkpoint = checkpointIn(body);
    if (checkpoint.company !== company) {
      throw new ProblemException('request-invalid', `Expected a checkpoint of ${company}, but it is one of another company.`);
    }
    return this.proofs.verifyCompany(company, checkpoint);
  }
}
