import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { ExplanationDto } from '../cases/time.dto.js';
import { PageQuery } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';

export class SchedulePeriodDto {
  @ApiProperty({ format: 'date' })
  readonly start!: string;

  @ApiProperty({ format: 'date', description: 'The last day, included.' })
  readonly end!: string;
}

export class OccurrenceDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'Unique in the workflow: the schedule, how long its periods are, and the first day of this one.' })
  readonly id!: string;

  @ApiProperty()
  readonly schedule!: string;

  @ApiProperty({ type: SchedulePeriodDto })
  readonly period!: Shape<SchedulePeriodDto>;

  @ApiProperty({ format: 'date-time', description: 'When its case is, or was, to start.' })
  readonly dueAt!: string;

  @ApiProperty({ description: 'The rulebook version that says so.' })
  readonly version!: string;

  @ApiProperty({ enum: ['waiting', 'halted', 'started', 'skipped'] })
  readonly state!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'The case that it has started.' })
  readonly case!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it was skipped or is halted.' })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When it was started, skipped or halted.' })
  readonly settledAt!: string | null;

  @ApiProperty({ type: [ExplanationDto], description: 'How its day was counted; empty where no working time was.' })
  readonly explanations!: readonly Shape<ExplanationDto>[];
}

export class ScheduleDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty()
  readonly id!: string;

  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] })
  readonly title?: unknown;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ enum: ['day', 'week', 'month', 'quarter', 'year'] })
  readonly every!: string;

  @ApiProperty({ example: '09:00', description: "Time of day on the company's clock." })
  readonly at!: string;

  @ApiPropertyOptional({ description: 'FEEL for the day of an occurrence, as written; the first day of the period where absent.' })
  readonly day?: string;

  @ApiProperty({ enum: ['each', 'once', 'skip'], description: 'What becomes of occurrences that were missed.' })
  readonly missed!: string;

  @ApiPropertyOptional({ description: 'How late one may still start, as an ISO 8601 duration.' })
  readonly late?: string;

  @ApiProperty({ type: [OccurrenceDto], description: 'What it has yet to start, the next one first.' })
  readonly next!: readonly Shape<OccurrenceDto>[];
}

export class OccurrencesQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 128 })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly workflow?: string;

  @ApiPropertyOptional({ maxLength: 128 })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly schedule?: string;
}

export class ResumeOccurrenceDto {
  @ApiProperty({ maxLength: 128 })
  @IsString()
  @Length(1, 128)
  readonly workflow!: string;

  @ApiProperty({ maxLength: 255, description: 'Id of the occurrence.' })
  @IsString()
  @Length(1, 255)
  readonly occurrence!: string;
}
