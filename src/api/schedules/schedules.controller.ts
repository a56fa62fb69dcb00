import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../engine/ports/page.js';
import { Schedules, type ExplainedOccurrence, type ScheduleView } from '../../engine/schedules/schedules.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { timeOf } from '../calendars/calendar.view.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { OccurrenceDto, OccurrencesQuery, ResumeOccurrenceDto, ScheduleDto } from './schedule.dto.js';

/** Cases that start by the calendar. */
@ApiTags('schedules')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/schedules')
export class SchedulesController {
  constructor(private readonly schedules: Schedules) {}

  @ApiOperation({ summary: 'The schedules of the rulebook in force, with what each will start next, and why then' })
  @ApiOkResponse({ type: [ScheduleDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<ScheduleDto>[]> {
    return (await this.schedules.list(company)).map(scheduleView);
  }

  @ApiOperation({ summary: 'What schedules have started, skipped and have yet to start, the latest first' })
  @ApiPage(OccurrenceDto)
  @ApiProblems('role-missing', 'cursor-invalid')
  @NeedsRole('process-admin', 'auditor', 'operator')
  @Get('occurrences')
  async occurrences(@SignedIn() { company }: Identity, @Query() query: OccurrencesQuery): Promise<Page<Shape<OccurrenceDto>>> {
    const { workflow, schedule } = query;
    const { rows, next } = await this.schedules.occurrences(company, { ...(workflow !== undefined && { workflow }), ...(schedule !== undefined && { schedule }) }, toPage(query));
    return { rows: rows.map(occurrenceView), next };
  }

  @ApiOperation({ summary: 'Sends an occurrence that is halted back to work' })
  @ApiNoContentResponse()
  @ApiProblems('role-missing', 'occurrence-not-halted')
  @NeedsRole('process-admin', 'operator')
  @Post('occurrences/retry')
  @HttpCode(204)
  async retry(@SignedIn() { company }: Identity, @Body() { workflow, occurrence }: ResumeOccurrenceDto): Promise<void> {
    if (await this.schedules.resume(company, workflow, occurrence)) return;
    throw new ProblemException('occurrence-not-halted', `Expected an occurrence that is halted, but ${occurrence} of ${workflow} is not.`);
  }
}

function scheduleView({ workflow, definition: { id, title, article, every, time, day, missed, late }, next }: ScheduleView): Shape<ScheduleDto> {
  return { workflow, id, ...(title !== undefined && { title }), ...(article !== undefined && { article }), every, at: timeOf(time), ...(day && { day: day.text }), missed, ...(late !== undefined && { late }), next: next.map(occurrenceView) };
}

function occurrenceView({ company: _company, counted: _counted, ...rest }: ExplainedOccurrence): Shape<OccurrenceDto> {
  return rest;
}
