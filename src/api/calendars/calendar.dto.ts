import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, Matches, Max, Min } from 'class-validator';
import { WEEKDAYS, type Weekday } from '../../core/model/calendar.js';
import type { Text } from '../../core/model/text.js';
import type { Shape } from '../http/shape.js';
import { TEXT, WorkflowQuery } from '../workflows/workflow.dto.js';

const DAYS_MAX = 1_000;

export class ReckoningQuery extends WorkflowQuery {
  @ApiProperty({ format: 'date', description: 'The day from which is counted; it is not counted itself.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'from must be a date such as 2026-01-31' })
  @IsISO8601({ strict: true })
  readonly from!: string;

  @ApiProperty({ type: 'integer', minimum: -DAYS_MAX, maximum: DAYS_MAX, description: 'How many working days; below nought backwards. 0: the day itself, or the working day after.' })
  @Type(() => Number)
  @IsInt()
  @Min(-DAYS_MAX)
  @Max(DAYS_MAX)
  readonly days!: number;
}

/** A calendar of a rulebook. */
export class CalendarDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ type: [String], description: 'Regulations or announcements that it follows.' })
  readonly source!: readonly string[];

  @ApiProperty({ description: 'Whether it holds where nothing names another.' })
  readonly main!: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'Id of the calendar that holds where this one says nothing.' })
  readonly extends!: string | null;

  @ApiProperty({ type: [Number], description: 'The years that it knows, in order.' })
  readonly years!: readonly number[];
}

export class WorkingHoursDto {
  @ApiProperty({ example: '09:00' })
  readonly from!: string;

  @ApiProperty({ example: '12:00', description: 'At the latest 24:00.' })
  readonly to!: string;
}

export class WorkedWeekdayDto {
  @ApiProperty({ enum: WEEKDAYS })
  readonly weekday!: Weekday;

  @ApiProperty({ type: [WorkingHoursDto], description: 'In order; empty where only the days are said.' })
  readonly hours!: readonly Shape<WorkingHoursDto>[];
}

/** Where the days of a year come from. */
export class YearSourceDto {
  @ApiProperty({ description: 'Id of the calendar that says it.' })
  readonly calendar!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ description: 'As the calendar says it.' })
  readonly source!: string;
}

export class CalendarDayDto {
  @ApiProperty({ format: 'date' })
  readonly day!: string;

  @ApiProperty()
  readonly working!: boolean;

  @ApiProperty({ enum: ['week', 'holiday', 'worked'], description: 'What makes it so; `worked`: a make-up day.' })
  readonly by!: 'week' | 'holiday' | 'worked';

  @ApiPropertyOptional({ ...TEXT, description: 'The holiday, or the one that is made up for.' })
  readonly name?: Text;

  @ApiProperty({ enum: WEEKDAYS, description: 'The weekday whose hours it has, where it is worked.' })
  readonly like!: Weekday;
}

/** One year of a calendar, what it extends included. */
export class CalendarYearDto extends CalendarDto {
  @ApiProperty({ type: 'integer' })
  readonly year!: number;

  @ApiProperty({ description: 'Version of the rulebook that says so.' })
  readonly version!: string;

  @ApiProperty({ example: 'Asia/Shanghai', description: 'On whose clock the hours are.' })
  readonly timeZone!: string;

  @ApiProperty({ description: 'Not published yet: what is counted with it may come out otherwise.' })
  readonly provisional!: boolean;

  @ApiProperty({ type: [YearSourceDto], description: 'Of the calendar itself first, then of those that it extends.' })
  readonly sources!: readonly Shape<YearSourceDto>[];

  @ApiProperty({ type: [WorkedWeekdayDto], description: 'The weekdays that are worked, from Monday.' })
  readonly week!: readonly Shape<WorkedWeekdayDto>[];

  @ApiProperty({ type: [CalendarDayDto], description: 'Every day of the year, in order.' })
  readonly days!: readonly Shape<CalendarDayDto>[];
}
