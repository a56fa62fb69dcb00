import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
    const { rows, next } = await this.#listed(identity, query);
    const views = await Promise.all(rows.map((row) => this.#view(row, identity, query.withData === 'true')));
    await this.registers.noteReading(identity.company, identity.actor, views.flatMap((view) => (view.data ? [{ id: view.case, workflow: view.workflow }] : [])), 'tasks');
    return { rows: views, next };
  }

  @ApiOperation({ summary: 'Copies that the person has been sent, oldest first', description: 'Each stands for the step that it was sent from, and asks for nothing.' })
  @ApiPage(TaskRowDto)
  @Get('copies')
  async copies(@SignedIn() identity: Identity, @Query() query: PageQuery): Promise<Page<Shape<TaskRowDto>>> {
    const { rows, next } = await this.queries.copiesFor(identity.company, identity.actor, toPage(query));
    return { rows: await Promise.all(rows.map((row) => this.#row(row, identity))), next };
  }

  #listed(identity: Identity, query: TasksQuery): Promise<Page<TaskListRow>> {
    const list = (page: PageRequest, order?: TaskOrder): Promise<Page<TaskListRow>> => this.queries.tasksFor(identity.company, identity.actor, page, order);
    if (query.sort === 'due') return tasksByDue(toPage(query), list, (row) => this.visible.tellsDue(identity, row.case, row));
    return list(toPage(query), query.sort === '-opened' ? 'latest' : 'opened');
  }

  async #view(row: TaskListRow, reader: Identity, withData: boolean): Promise<Shape<TaskRowDto>> {
    const seen = withData ? await this.visible.find(reader, row.case) : undefined;
    const together = (await this.queries.togetherOn(row)).map(({ id: action, title, opinion }) => ({ action, title, opinion }));
    return { ...(await this.#row(row, reader)), together, ...(seen && { data: seen.state.data }) };
  }

  async #row(row: TaskListRow, reader: Identity): Promise<Shape<TaskRowDto>> {
    return taskRowView((await this.visible.tellsDue(reader, row.case, row)) ? row : { ...row, dueAt: null });
  }
}

function taskRowView({ case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision, onBehalfOf }: TaskListRow): Shape<TaskRowDto> {
  return { case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision, ...(onBehalfOf && { onBehalfOf }) };
}
