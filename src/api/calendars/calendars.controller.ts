import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CalendarSilent } from '../../core/calendar/calendar-silent.js';
import type { Calendars } from '../../core/calendar/calendars.js';
import { explainReckoning } from '../../core/calendar/explain.js';
import { yearsKnown, type WorkCalendar } from '../../core/calendar/work-calendar.js';
import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { CalendarDefinition } from '../../core/model/calendar.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ExplanationDto } from '../cases/time.dto.js';
import type { Shape } from '../http/shape.js';
import { WholeNumberPipe } from '../http/whole-number.pipe.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { chosenRulebook } from '../rulebook/chosen-rulebook.js';
import { WorkflowQuery } from '../workflows/workflow.dto.js';
import { CalendarDto, CalendarYearDto, ReckoningQuery } from './calendar.dto.js';
import { calendarsView, calendarYearView } from './calendar.view.js';

/** A calendar, in the rulebook version that says it. */
interface Found {
  readonly rulebook: CompiledRulebook;
  readonly calendars: Calendars;
  readonly definition: CalendarDefinition;
  readonly calendar: WorkCalendar;
}

/** Which days are worked, and from when to when. */
@ApiTags('calendars')
@ApiProblems('not-signed-in', 'request-invalid', 'version-not-found', 'no-rulebook-in-force')
@Controller('api/v1/calendars')
export class CalendarsController {
  constructor(private readonly library: RulebookLibrary) {}

  @ApiOperation({ summary: 'The calendars of the rulebook, the main one first; none where it counts no working time' })
  @ApiOkResponse({ type: [CalendarDto] })
  @Get()
  async list(@SignedIn() { company }: Identity, @Query() { version }: WorkflowQuery): Promise<readonly Shape<CalendarDto>[]> {
    return calendarsView(await chosenRulebook(this.library, company, version));
  }

  @ApiOperation({ summary: 'The day that is so many working days from another, and why' })
  @ApiOkResponse({ type: ExplanationDto })
  @ApiProblems('calendar-not-found', 'year-not-known')
  @Get(':calendar/reckoning')
  async reckoning(@SignedIn() { company }: Identity, @Param('calendar') id: string, @Query() { version, from, days }: ReckoningQuery): Promise<Shape<ExplanationDto>> {
    const { calendar, calendars } = await this.#find(company, id, version);
    const how = days === 0 ? 'first working day on or after' : days > 0 ? 'working days after' : 'working days before';
    try {
      return explainReckoning({ calendar: id, how, from, ...(days !== 0 && { count: String(Math.abs(days)) }) }, calendar, calendars.clock);
    } catch (error) {
      if (error instanceof CalendarSilent) throw new ProblemException('year-not-known', `${error.message}.`);
      throw error;
    }
  }

  @ApiOperation({ summary: 'One year of a calendar: every day, what it is and why, and the working hours' })
  @ApiOkResponse({ type: CalendarYearDto })
  @ApiProblems('calendar-not-found', 'year-not-known')
  @Get(':calendar/:year')
  async year(@SignedIn() { company }: Identity, @Param('calendar') id: string, @Param('year', WholeNumberPipe) year: number, @Query() { version }: WorkflowQuery): Promise<Shape<CalendarYearDto>> {
    const { rulebook, definition, calendar } = await this.#find(company, id, version);
    const known = yearsKnown(id, rulebook.definition.calendars);
    if (known.has(year)) return calendarYearView(rulebook, definition, calendar, year);
    throw new ProblemException('year-not-known', `Expected a year that the calendar "${id}" knows (${[...known.keys()].sort().join(', ') || 'none'}), but found ${year}.`);
  }

  async #find(company: string, id: string, version: string | undefined): Promise<Found> {
    const rulebook = await chosenRulebook(this.library, company, version);
    const { calendars } = rulebook;
    const [definition, calendar] = [rulebook.definition.calendars.get(id), calendars?.all.get(id)];
    if (calendars && definition && calendar) return { rulebook, calendars, definition, calendar };
    throw new ProblemException('calendar-not-found', `Expected one of the calendars of the rulebook (${[...rulebook.definition.calendars.keys()].join(', ') || 'none'}), but found "${id}".`);
  }
}
