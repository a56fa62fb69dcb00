import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { own } from '../../core/model/own.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { shownOffer } from '../access/shown-rejection.js';
import { shownState } from '../access/shown.js';
import { VisibleCases } from '../access/visible-cases.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { WholeNumberPipe } from '../http/whole-number.pipe.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { CasesQuery, FieldChangesQuery, ForecastQuery, HistoryQuery, WhyQuery } from './case-query.dto.js';
import { AvailableActionDto, AvailableVerbDto, CaseDto, CaseRowDto, DecisionDto, FieldChangesDto, HistoryPageDto } from './case.dto.js';
import { ForecastDto } from './forecast.dto.js';
import { TaskGroundsDto } from './task-grounds.dto.js';
import { caseRowView, caseView, historyView } from './case.view.js';

@ApiTags('cases')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly visible: VisibleCases,
  ) {}

  @ApiOperation({ summary: 'Cases that the person may see, newest first', description: 'A page may be shorter than asked for although there is a next one.' })
  @ApiPage(CaseRowDto)
  @ApiProblems('cursor-invalid')
  @Get()
  async list(@SignedIn() identity: Identity, @Query() query: CasesQuery): Promise<Page<Shape<CaseRowDto>>> {
    const { workflow, status, startedBy, parentCase, record, text } = query;
    const filter = {
      ...(workflow !== undefined && { workflow }),
      ...(status !== undefined && { status }),
      ...(startedBy !== undefined && { startedBy }),
      ...(parentCase !== undefined && { parentCase }),
      ...(record !== undefined && { marks: [{ kind: 'record', value: record } as const] }),
    };
    const { rows, next } = await this.visible.list(identity, filter, toPage(query), text);
    return { rows: rows.map((row) => caseRowView(row, query.withData === 'true' ? 'all' : query.fields)), next };
  }

  @ApiOperation({ summary: 'One case' })
  @ApiOkResponse({ type: CaseDto, headers: { ETag: { description: 'The revision, in quotes.', schema: { type: 'string' } } } })
  @ApiProblems('case-not-found')
  @Get(':id')
  async read(@SignedIn() identity: Identity, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<CaseDto>> {
    const { state, hidden } = await this.visible.load(identity, id);
    reply.header('etag', `"${state.revision}"`);
    return caseView(state, { hidden, deadlines: await this.queries.deadlines(state), clocks: await this.queries.clocks(state), verbs: (await this.queries.availableCaseVerbs(identity.company, id, identity.actor)).map((one) => shownOffer(one, hidden)), person: identity.actor.id });
  }

  @ApiOperation({ summary: 'What the open tasks offer: what the person may do, and for the rest, why not' })
  @ApiOkResponse({ type: [AvailableActionDto] })
  @ApiProblems('case-not-found')
  @Get(':id/actions')
  async actions(@SignedIn() identity: Identity, @Param('id') id: string): Promise<readonly Shape<AvailableActionDto>[]> {
    const { hidden } = await this.visible.load(identity, id);
    const offered = (await this.queries.availableActions(identity.company, id, identity.actor)) ?? [];
    return hidden.size > 0 ? offered.map((one) => ({ ...shownOffer(one, hidden), targets: one.targets.map(({ to, title }) => ({ to, ...(title !== undefined && { title }) })) })) : offered;
  }

  @ApiOperation({ summary: 'The steps that would come if everybody approved, who would act there, and where that ends', description: 'Nothing is carried out. What rests on data that is not there yet is marked: `sure` is false. Nothing is told to people to whom fields of the case are hidden.' })
  @ApiOkResponse({ type: ForecastDto })
  @ApiProblems('case-not-found', 'task-not-open', 'action-unknown')
  @Get(':id/forecast')
  async forecast(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { task, action }: ForecastQuery): Promise<Shape<ForecastDto>> {
    const { hidden } = await this.visible.load(identity, id);
    if (hidden.size > 0) return { steps: [], ends: [] };
    if ((task === undefined) !== (action === undefined)) throw new ProblemException('request-invalid', 'Expected `task` and `action` together, or neither, but found one of them.');
    const found = await this.queries.forecast(identity.company, id, identity.actor, task !== undefined && action !== undefined ? { task, action } : undefined);
    if (found && 'refused' in found) throw ProblemException.of(found.refused);
    return found ?? { steps: [], ends: [] };
  }

  @ApiOperation({ summary: 'What may be done with the open tasks besides deciding them: what the person may do, and for the rest, why not' })
  @ApiOkResponse({ type: [AvailableVerbDto] })
  @ApiProblems('case-not-found')
  @Get(':id/verbs')
  async verbs(@SignedIn() identity: Identity, @Param('id') id: string): Promise<readonly Shape<AvailableVerbDto>[]> {
    const { hidden } = await this.visible.load(identity, id);
    return ((await this.queries.availableVerbs(identity.company, id, identity.actor)) ?? []).map((one) => shownOffer(one, hidden));
  }

  @ApiOperation({ summary: 'Why an open task stands where it does: the command that opened it, the way, and the facts that were used', description: 'Conditions that rest on fields hidden from the person are marked `withheld`; then no table and nothing that was looked up is told.' })
  @ApiOkResponse({ type: TaskGroundsDto })
  @ApiProblems('case-not-found', 'task-not-open')
  @Get(':id/tasks/:task')
  async task(@SignedIn() identity: Identity, @Param('id') id: string, @Param('task', IdPipe) task: string): Promise<Shape<TaskGroundsDto>> {
    const { state, hidden } = await this.visible.load(identity, id);
    const open = own(state.tasks, task);
    const grounds = open && (await this.queries.taskGrounds(identity.company, id, task, hidden));
    if (open && grounds) return { task, state: open.state, whole: hidden.size === 0, ...grounds };
    throw new ProblemException('task-not-open', `Expected a task that is open, but "${task}" is not.`);
  }

  @ApiOperation({ summary: 'The history, entry by entry' })
  @ApiOkResponse({ type: HistoryPageDto })
  @ApiProblems('case-not-found')
  @Get(':id/history')
  async history(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { from, limit }: HistoryQuery): Promise<Shape<HistoryPageDto>> {
    const { state, hidden } = await this.visible.load(identity, id);
    const rows = (await this.queries.history(identity.company, id, from, limit)).map((read) => historyView(read, { person: identity.actor.id, hidden }));
    const last = rows.at(-1)?.revision ?? state.revision;
    return { rows, next: last < state.revision ? last + 1 : null };
  }

  @ApiOperation({ summary: 'What the fields of the case held before: who has changed them, when, from what to what, and by which other case' })
  @ApiOkResponse({ type: FieldChangesDto })
  @ApiProblems('case-not-found')
  @Get(':id/fields')
  async fields(@SignedIn() identity: Identity, @Param('id') id: string, @Query() { field, limit }: FieldChangesQuery): Promise<Shape<FieldChangesDto>> {
    const { hidden } = await this.visible.load(identity, id);
    return this.queries.fieldChanges(identity.company, id, (one) => !hidden.has(one) && (field === undefined || one === field), limit);
  }

  @ApiOperation({ summary: 'The case as it was at a revision, folded from its history' })
  @ApiOkResponse({ type: CaseDto })
  @ApiProblems('case-not-found', 'revision-not-found')
  @Get(':id/at/:revision')
  async at(@SignedIn() identity: Identity, @Param('id') id: string, @Param('revision', WholeNumberPipe) revision: number): Promise<Shape<CaseDto>> {
    const { state: now, hidden } = await this.visible.load(identity, id);
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
    const { state: now, hidden } = await this.visible.load(identity, id);
    if (hidden.size > 0) return [];
    if (revision === undefined || revision <= now.revision) return this.queries.decisions(identity.company, id, revision);
    throw new ProblemException('revision-not-found', `Expected a revision from 1 to ${now.revision}, but found ${revision}.`);
  }
}
