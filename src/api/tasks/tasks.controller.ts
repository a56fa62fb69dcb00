import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesAll } from '../../core/approval/sees-all.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { TaskListRow, TaskOrder } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import { Registers } from '../../engine/registers/registers.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { VisibleCases } from '../access/visible-cases.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { PageQuery, toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { TaskRowDto, TasksQuery } from './task.dto.js';
import { tasksByDue } from './tasks-by-due.js';

@ApiTags('tasks')
@ApiProblems('not-signed-in', 'request-invalid', 'cursor-invalid')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly visible: VisibleCases,
    private readonly registers: Registers,
  ) {}

  @ApiOperation({ summary: 'Open tasks that the person could act on, also as a deputy' })
  @ApiPage(TaskRowDto)
  @Get()
  async mine(@SignedIn() identity: Identity, @Query() query: TasksQuery): Promise<Page<Shape<TaskRowDto>>> {
    const tells = this.#telling(identity);
    const { rows, next } = await this.#listed(identity, query, tells);
    const views = await Promise.all(rows.map((row) => this.#view(row, identity, { withData: query.withData === 'true', tells })));
    await this.registers.noteReading(identity.company, identity.actor, views.flatMap((view) => (view.data ? [{ id: view.case, workflow: view.workflow }] : [])), 'tasks');
    return { rows: views, next };
  }

  @ApiOperation({ summary: 'Copies that the person has been sent, oldest first', description: 'Each stands for the step that it was sent from, and asks for nothing.' })
  @ApiPage(TaskRowDto)
  @Get('copies')
  async copies(@SignedIn() identity: Identity, @Query() query: PageQuery): Promise<Page<Shape<TaskRowDto>>> {
    const { rows, next } = await this.queries.copiesFor(identity.company, identity.actor, toPage(query));
    const tells = this.#telling(identity);
    return { rows: await Promise.all(rows.map((row) => this.#row(row, tells))), next };
  }

  #listed(identity: Identity, query: TasksQuery, tells: Tells): Promise<Page<TaskListRow>> {
    const list = (page: PageRequest, order?: TaskOrder): Promise<Page<TaskListRow>> => this.queries.tasksFor(identity.company, identity.actor, page, order);
    if (query.sort === 'due') return tasksByDue(toPage(query), list, seesAll(identity.actor) ? undefined : tells);
    return list(toPage(query), query.sort === '-opened' ? 'latest' : 'opened');
  }

  /** Whether the person is told when a task is due; each case is asked for once. */
  #telling(identity: Identity): Tells {
    const known = new Map<string, Promise<boolean>>();
    return (row) => {
      const told = known.get(row.case) ?? this.visible.tellsDue(identity, row.case, row);
      known.set(row.case, told);
      return told;
    };
  }

  async #view(row: TaskListRow, reader: Identity, { withData, tells }: { readonly withData: boolean; readonly tells: Tells }): Promise<Shape<TaskRowDto>> {
    const seen = withData ? await this.visible.find(reader, row.case) : undefined;
    const together = (await this.queries.togetherOn(row)).map(({ id: action, title, opinion }) => ({ action, title, opinion }));
    return { ...(await this.#row(row, tells)), together, ...(seen && { data: seen.state.data }) };
  }

  async #row(row: TaskListRow, tells: Tells): Promise<Shape<TaskRowDto>> {
    return taskRowView((await tells(row)) ? row : { ...row, dueAt: null });
  }
}

type Tells = (row: TaskListRow) => Promise<boolean>;

function taskRowView({ case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision, onBehalfOf }: TaskListRow): Shape<TaskRowDto> {
  return { case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision, ...(onBehalfOf && { onBehalfOf }) };
}
