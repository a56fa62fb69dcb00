import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { own } from '../../core/model/own.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { shownOffer } from '../access/shown-rejection.js';
import { VisibleCases } from '../access/visible-cases.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { CasesQuery, ForecastQuery } from './case-query.dto.js';
import { AvailableActionDto, AvailableVerbDto, CaseDto, CaseRowDto } from './case.dto.js';
import { ForecastDto } from './forecast.dto.js';
import { TaskGroundsDto } from './task-grounds.dto.js';
import { caseRowView, caseView } from './case.view.js';

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
    const { rows, next } = await this.visible.list(identity, filter, toPage(query), { text, tells: query.withData === 'true' || query.fields.length > 0 });
    return { rows: rows.map((row) => caseRowView(row, query.withData === 'true' ? 'all' : query.fields)), next };
  }

  @ApiOperation({ summary: 'One case' })
  @ApiOkResponse({ type: CaseDto, headers: { ETag: { description: 'The revision, in quotes.', schema: { type: 'string' } } } })
  @ApiProblems('case-not-found')
  @Get(':id')
  async read(@SignedIn() identity: Identity, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<CaseDto>> {
    const { state, hidden } = await this.visible.read(identity, id, 'case');
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
    const { state, hidden } = await this.visible.read(identity, id, 'task');
    const open = own(state.tasks, task);
    const grounds = open && (await this.queries.taskGrounds(identity.company, id, task, hidden));
    if (open && grounds) return { task, state: open.state, whole: hidden.size === 0, ...grounds };
    throw new ProblemException('task-not-open', `Expected a task that is open, but "${task}" is not.`);
  }
}
