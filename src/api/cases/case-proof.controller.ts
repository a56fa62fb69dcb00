import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import type { CheckedCommand } from '../../engine/checked-command.js';
import { Proofs } from '../../engine/proofs.js';
import type { CheckedEntry } from '../../engine/verify-chain.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { VisibleCases } from '../access/visible-cases.js';
import { CaseVerifyReportDto, ProofReportDto } from '../audit/audit.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { exportCase } from '../../engine/export-case.js';

const MAX_SHOWN = 1_000;

@ApiTags('proof')
@ApiProblems('not-signed-in', 'case-not-found')
@NeedsRole('auditor', 'process-admin')
@Controller('api/v1/cases')
export class CaseProofController {
  constructor(
    private readonly proofs: Proofs,
    private readonly visible: VisibleCases,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'Follows the chain of hashes of one case' })
  @ApiOkResponse({ type: CaseVerifyReportDto })
  @Get(':id/verify')
  async verify(@SignedIn() { company }: Identity, @Param('id') id: string): Promise<Shape<CaseVerifyReportDto>> {
    const checked: CheckedEntry[] = [];
    const report = await this.proofs.verifyCase(company, id, undefined, (entry) => {
      if (checked.length < MAX_SHOWN || entry.problem !== undefined) checked.push(entry);
    });
    return { ...found(id, report), checked };
  }

  @ApiOperation({ summary: 'Decides every recorded command again under the pinned rulebook' })
  @ApiOkResponse({ type: ProofReportDto })
  @Get(':id/prove')
  async prove(@SignedIn() identity: Identity, @Param('id') id: string): Promise<Shape<ProofReportDto>> {
    const { state: { company } } = await this.visible.read(identity, id, 'prove');
    const checked: CheckedCommand[] = [];
    const report = await this.proofs.proveCase(company, id, (command) => {
      if (checked.length < MAX_SHOWN || !command.same) checked.push(command);
    });
    return { ...found(id, report), checked };
  }

  @ApiOperation({ summary: 'The history as stored, for the offline verifier' })
  @ApiProduces('application/json')
  @ApiOkResponse({ description: 'format, company, case, entries: revision, hash, and the canonical text that was hashed.', schema: { type: 'object', additionalProperties: true } })
  @Get(':id/export')
  async export(@SignedIn() identity: Identity, @Param('id') id: string): Promise<StreamableFile> {
    const { state: { company, id: caseId } } = await this.visible.read(identity, id, 'export');
    const pieces = Readable.from(exportCase(this.database.reader, company, caseId), { objectMode: false });
    return new StreamableFile(pieces, { type: 'application/json; charset=utf-8', disposition: `attachment; filename="${caseId.replace(/[^\w-]/g, '_')}.json"` });
  }
}

function found<Report>(id: string, report: Report | undefined): Report {
  if (report) return report;
  throw new ProblemException('case-not-found', `Expected the id of a case, but there is no case ${id}.`);
}
