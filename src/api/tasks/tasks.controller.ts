import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseQueries } from '../../engine/case-queries.js';
import type { TaskListRow } from '../../engine/ports/case-reader.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { PageQuery, toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { TaskRowDto } from './task.dto.js';

@ApiTags('tasks')
@ApiProblems('not-signed-in', 'request-invalid', 'cursor-invalid')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(private readonly queries: CaseQueries) {}

  @ApiOperation({ summary: 'Open tasks that the person could act on, oldest first' })
  @ApiPage(TaskRowDto)
  @Get()
  async mine(@SignedIn() { company, actor }: Identity, @Query() query: PageQuery): Promise<Page<Shape<TaskRowDto>>> {
    return pageView(await this.queries.tasksFor(company, actor, toPage(query)));
  }

  @ApiOperation({ summary: 'Copies that the person has been sent, oldest first', description: 'Each stands for the step that it was sent from, and asks for nothing.' })
  @ApiPage(TaskRowDto)
  @Get('copies')
  async copies(@SignedIn() { company, actor }: Identity, @Query() query: PageQuery): Promise<Page<Shape<TaskRowDto>>> {
    return pageView(await this.queries.copiesFor(company, actor, toPage(query)));
  }
}

function pageView({ rows, next }: Page<TaskListRow>): Page<Shape<TaskRowDto>> {
  return {
    rows: rows.map(({ case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision }) => ({ case: caseId, id, workflow, state, openedAt, dueAt, candidates, caseRevision })),
    next,
  };
}
