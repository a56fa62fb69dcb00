import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { inHundredths } from '../../core/case/amounts-of.js';
import type { Mark } from '../../core/model/mark.js';
import type { CaseFilter } from '../../engine/ports/case-reader.js';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import { Registers } from '../../engine/registers/registers.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { caseRowView } from '../cases/case.view.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { CaseSearchQuery, FoundCaseDto, FoundDeviationDto } from './case-search.dto.js';

@ApiTags('proof')
@ApiProblems('not-signed-in', 'request-invalid')
@NeedsRole('auditor', 'process-admin')
@Controller('api/v1/audit/cases')
export class CaseSearchController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly registers: Registers,
  ) {}

  @ApiOperation({ summary: 'Cases by who acted, article, deviation, outcome, amount and time, newest first', description: 'What has just happened is found a moment later.' })
  @ApiPage(FoundCaseDto)
  @ApiProblems('role-missing', 'cursor-invalid')
  @Get()
  async search(@SignedIn() { company, actor }: Identity, @Query() query: CaseSearchQuery): Promise<Page<Shape<FoundCaseDto>>> {
    const { reader, marks } = this.database;
    const { rows, next } = await reader.cases(company, filterIn(query), toPage(query));
    const byAmount = (query.amountFrom ?? query.amountTo) !== undefined;
    if (byAmount) await this.registers.noteSearch(company, actor, rows, query.workflow, { found: 'search', none: 'search' });
    const found = await marks.marks(company, rows.map(({ id }) => id), 'deviation');
    const deviationsOf = (id: string): readonly Shape<FoundDeviationDto>[] => found.filter((mark) => mark.case === id).map(({ value, revision }) => ({ deviation: value, revision }));
    return { rows: rows.map((row) => ({ ...caseRowView(row, []), deviations: deviationsOf(row.id) })), next };
  }
}

function filterIn({ person, article, deviation, workflow, status, outcome, amountFrom, amountTo, startedFrom, startedBefore }: CaseSearchQuery): CaseFilter {
  const marks: readonly Mark[] = [
    ...(person === undefined ? [] : [{ kind: 'person', value: person } as const]),
    ...(article === undefined ? [] : [{ kind: 'article', value: article } as const]),
    ...(deviation === undefined ? [] : [{ kind: 'deviation', value: deviation } as const]),
  ];
  return {
    marks,
    ...(workflow !== undefined && { workflow }),
    ...(status !== undefined && { status }),
    ...(outcome !== undefined && { outcome }),
    ...((amountFrom ?? amountTo) !== undefined && { amount: { least: hundredths(amountFrom, Number.MIN_SAFE_INTEGER), most: hundredths(amountTo, Number.MAX_SAFE_INTEGER) } }),
    ...(startedFrom !== undefined && { startedFrom: new Date(startedFrom).toISOString() }),
    ...(startedBefore !== undefined && { startedBefore: new Date(startedBefore).toISOString() }),
  };
}

function hundredths(amount: string | undefined, otherwise: number): number {
  return (amount === undefined ? undefined : inHundredths(amount)) ?? otherwise;
}
