import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBooleanString, IsIn, IsOptional } from 'class-validator';
import type { JsonObject } from '../../core/model/json.js';
import type { Text } from '../../core/model/text.js';
import { PageQuery } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { TEXT } from '../workflows/workflow.dto.js';

const TASK_SORTS = ['opened', '-opened', 'due'] as const;

export class TasksQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Whether to show the data of each case as well.', type: Boolean })
  @IsOptional()
  @IsBooleanString()
  readonly withData?: string;

  @ApiPropertyOptional({ enum: TASK_SORTS, default: 'opened', description: 'opened: oldest first; -opened: latest first; due: nearest first, then, oldest first, those that have no due time or whose due time is not told to the person.' })
  @IsOptional()
  @IsIn(TASK_SORTS)
  readonly sort?: (typeof TASK_SORTS)[number];
}

/** An action that may be done with several tasks at once. */
export class TogetherDto {
  @ApiProperty()
  readonly action!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ enum: ['optional', 'required'] })
  readonly opinion!: 'optional' | 'required';
}

export class TaskRowDto {
  @ApiProperty({ description: 'Id of the case.' })
  readonly case!: string;

  @ApiProperty({ description: 'Unique inside the case.' })
  readonly id!: string;

  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'Path of the state that the task belongs to.' })
  readonly state!: string;

  @ApiProperty({ format: 'date-time' })
  readonly openedAt!: string;

  @ApiProperty({ format: 'date-time', type: 'string', nullable: true, description: 'When the nearest timer of the state is due.' })
  readonly dueAt!: string | null;

  @ApiProperty({ type: [String], description: 'Who may do it: post:…, person:…, department:… for each empty seat.' })
  readonly candidates!: readonly string[];

  @ApiProperty({ description: 'For If-Match.' })
  readonly caseRevision!: number;

  @ApiPropertyOptional({ type: [String], description: 'As whose deputy the person could act on it; absent where the person could in a right of the own.' })
  readonly onBehalfOf?: readonly string[];

  @ApiPropertyOptional({ type: [TogetherDto], description: 'What may be done with several tasks at once; absent for a copy.' })
  readonly together?: readonly Shape<TogetherDto>[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The data of the case, where it was asked for.' })
  readonly data?: JsonObject;
}
