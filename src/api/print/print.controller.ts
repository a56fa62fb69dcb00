import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../core/model/text.js';
import { CaseQueries, type ReadEntry } from '../../engine/case-queries.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Database } from '../../engine/ports/database.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { VisibleCases } from '../access/visible-cases.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { shownEntry } from '../cases/shown-entry.js';
import { ProblemException } from '../problems/problem-exception.js';
import { PRINT_POLICY, printablePage } from './printable-page.js';
import { printedCase } from './printed-case.js';

export class PrintQuery {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: 'The language of the rulebook where absent.' })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: Language;
}

@ApiTags('cases')
@Controller('api/v1/cases')
export class PrintController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly visible: VisibleCases,
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'The case as a page for A4 paper', description: 'Fields, steps, and the hash of the last entry.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-signed-in', 'request-invalid', 'case-not-found', 'version-not-found')
  @Get(':id/print')
  async print(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { language }: PrintQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { company } = identity;
    const { state, hidden } = await this.visible.read(identity, id, 'print');
    const workflow = (await this.library.now(company, state.version))?.workflows.get(state.workflow);
    if (!workflow) throw new ProblemException('version-not-found', 'Expected the version of the rulebook that the case follows, but it is not there.');
    const entries: ReadEntry[] = [];
    for await (const entry of this.queries.entries(company, id)) if (entry.entry.revision <= state.revision) entries.push({ ...entry, entry: shownEntry(entry.entry, { person: identity.actor.id, hidden }) });
    reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY });
    return printablePage(printedCase(workflow, state, entries, language ?? workflow.rulebook.definition.language, this.database.clock.now()));
  }
}
