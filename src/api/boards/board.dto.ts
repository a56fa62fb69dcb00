import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';

export class BoardQuery {
  @ApiPropertyOptional({ description: 'Of this workflow only.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly workflow?: string;
}

export class OverdueQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Of this workflow only.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly workflow?: string;
}

export class FlowQuery extends BoardQuery {
  @ApiPropertyOptional({ description: 'A year, a quarter, a month or a day; the present month up to today where no days are named.', example: '2026-Q1' })
  @IsOptional()
  @IsString()
  @Length(4, 10)
  readonly period?: string;

  @ApiPropertyOptional({ description: 'From this day on; with `until`.', format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Up to this day, which is included; with `from`.', format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly until?: string;
}

export class OpenStepDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'Path of the state.' })
  readonly state!: string;

  @ApiProperty()
  readonly open!: number;

  @ApiProperty()
  readonly overdue!: number;

  @ApiProperty({ format: 'date-time', description: 'Since when the oldest has waited.' })
  readonly oldest!: string;
}

export class OpenWorkDto {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: [OpenStepDto] })
  readonly steps!: readonly OpenStepDto[];
}

export class OverdueTaskDto {
  @ApiProperty({ type: 'string', nullable: true, description: 'Null where the person does not see the case.' })
  readonly case!: string | null;

  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ format: 'date-time' })
  readonly openedAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly dueAt!: string;

  @ApiProperty({ type: [String], description: 'Whom it waits for: `post:…`, `person:…`, `department:…`.' })
  readonly candidates!: readonly string[];
}

export class SpreadDto {
  @ApiProperty({ description: 'Half of them took no longer.' })
  readonly median!: number;

  @ApiProperty({ description: 'Nine in ten took no longer.' })
  readonly ninth!: number;

  @ApiProperty()
  readonly longest!: number;
}

const TOOK = { type: SpreadDto, nullable: true, description: 'In minutes, by the calendar; null where nothing was done.' } as const;

export class WorkflowFlowDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ type: [Number], description: 'One for each of `buckets`.' })
  readonly started!: readonly number[];

  @ApiProperty({ type: [Number] })
  readonly completed!: readonly number[];

  @ApiProperty({ type: [Number] })
  readonly cancelled!: readonly number[];

  @ApiProperty(TOOK)
  readonly took!: SpreadDto | null;
}

export class StepFlowDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty()
  readonly done!: number;

  @ApiProperty({ description: 'Closed without having been done: a time limit passed, or the case went another way.' })
  readonly left!: number;

  @ApiProperty(TOOK)
  readonly took!: SpreadDto | null;
}

export class FlowDto {
  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date' })
  readonly until!: string;

  @ApiProperty({ type: [String], description: 'Days of a period up to two months, months of a longer one.' })
  readonly buckets!: readonly string[];

  @ApiProperty({ type: [WorkflowFlowDto], description: 'Empty for heads: they see steps alone.' })
  readonly workflows!: readonly WorkflowFlowDto[];

  @ApiProperty({ type: [StepFlowDto] })
  readonly steps!: readonly StepFlowDto[];
}
