import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseQueries } from '../../engine/case-queries.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { shownState } from '../access/shown.js';
import { VisibleCases } from '../access/visible-cases.js';
import type { Shape } from '../http/shape.js';
import { WholeNumberPipe } from '../http/whole-number.pipe.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { CoursePageDto, DecisionDto, FieldChangesDto, HistoryPageDto } from './case-history.dto.js';
import { FieldChangesQuery, HistoryQuery, WhyQuery } from './case-query.dto.js';
import { CaseDto } from './case.dto.js';
import { caseView, historyView, standingView } from './case.view.js';

/** What a case has been through. */
@ApiTags('cases')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/cases')
export class CaseHistoryController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly visible: VisibleCases,
  ) {}

  @ApiOperation({ summary: 'The history, entry by entry' })
  @ApiOkResponse({ type: HistoryPageDto })
  @ApiProblems('case-not-found')
  @Get(':id/history')
  async history(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { from, limit }: HistoryQuery): Promise<Shape<HistoryPageDto>> {
    const { state, hidden } = await this.visible.read(identity, id, 'history');
    const rows = (await this.queries.history(identity.company, id, from, limit)).map((read) => historyView(read, { person: identity.actor.id, hidden }));
    const last = rows.at(-1)?.revision ?? state.revision;
    return { rows, next: last < state.revision ? last + 1 : null };
  }

  @ApiOperation({ summary: 'What the fields of the case held before: who has changed them, when, from what to what, and by which other case' })
  @ApiOkResponse({ type: FieldChangesDto })
  @ApiProblems('case-not-found')
  @Get(':id/fields')
  async fields(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { field, limit }: FieldChangesQuery): Promise<Shape<FieldChangesDto>> {
    const { hidden } = await this.visible.read(identity, id, 'fields');
    return this.queries.fieldChanges(identity.company, id, (one) => !hidden.has(one) && (field === undefined || one === field), limit);
  }

  @ApiOperation({ summary: 'How the case stood after each of its commands, folded from its history', description: 'For those who look at many moments of a case: without time limits and clocks, which `at` tells.' })
  @ApiOkResponse({ type: CoursePageDto })
  @ApiProblems('case-not-found')
  @Get(':id/course')
  async course(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { from, limit }: HistoryQuery): Promise<Shape<CoursePageDto>> {
    const { state, hidden } = await this.visible.read(identity, id, 'course');
    const states = await this.queries.statesFrom(identity.company, id, from, limit);
    const last = states.at(-1)?.revision ?? state.revision;
    return { rows: states.map((one) => standingView(shownState(one, hidden), identity.actor.id)), next: last < state.revision ? last + 1 : null };
  }

  @ApiOperation({ summary: 'The case as it was at a revision, folded from its history' })
  @ApiOkResponse({ type: CaseDto })
  @ApiProblems('case-not-found', 'revision-not-found')
  @Get(':id/at/:revision')
  async at(@SignedIn() identity: Identity, @Param('id') id: string, @Param('revision', WholeNumberPipe) revision: number): Promise<Shape<CaseDto>> {
    const { state: now, hidden } = await this.visible.read(identity, id, 'revision');
    const state = await this.queries.stateAt(identity.company, id, revision);
    const [then] = state ? await this.queries.history(identity.company, id, revision, 1) : [];
    if (!state) throw new ProblemException('revision-not-found', `Expected a revision from 1 to ${now.revision}, but found ${revision}.`);
    const shown = shownState(state, hidden);
    return caseView(shown, { hidden, deadlines: await this.queries.deadlines(shown), clocks: await this.queries.clocks(shown, then?.entry.command.at), verbs: [], person: identity.actor.id });
  }

  @ApiOperation({ summary: 'Why the tables that a command asked decided as they did, row by row', description: 'Worked out anew from the pinned rulebook: the first cell that refused, or the days of a row that was not in force. Nothing for people to whom fields of the case are hidden.' })
  @ApiOkResponse({ type: [DecisionDto] })
  @ApiProblems('case-not-found', 'revision-not-found')
  @Get(':id/why')
  async why(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { revision }: WhyQuery): Promise<readonly Shape<DecisionDto>[]> {
    const { state: now, hidden } = await this.visible.read(identity, id, 'decisions');
    if (hidden.size > 0) return [];
    if (revision === undefined || revision <= now.revision) return this.queries.decisions(identity.company, id, revision);
    throw new ProblemException('revision-not-found', `Expected a revision from 1 to ${now.revision}, but found ${revision}.`);
  }
}
