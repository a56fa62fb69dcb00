/** Why a task stands where it does. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Json } from '../../core/model/json.js';
import type { Text } from '../../core/model/text.js';
import type { Shape } from '../http/shape.js';
import { TEXT } from '../workflows/workflow.dto.js';
import { DecisionDto } from './case-history.dto.js';

/** A transition by which the case came to the task. */
export class WayTakenDto {
  @ApiProperty({ type: 'string', nullable: true, description: 'Path of the state; null where the case stayed.' })
  readonly to!: string | null;

  @ApiPropertyOptional(TEXT)
  readonly title?: Text;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiPropertyOptional({ description: 'The condition that held, in FEEL.' })
  readonly guard?: string;

  @ApiPropertyOptional({ description: 'There was a condition, and it may rest on what is hidden from the person.' })
  readonly withheld?: true;
}

/** A value that was used, as it stood then. */
export class UsedValueDto {
  @ApiProperty()
  readonly id!: string;

  @ApiPropertyOptional(TEXT)
  readonly title?: Text;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ nullable: true })
  readonly value!: Json;
}

/** How a seat has come from one person to another since the task was opened. */
export class HandedOnDto {
  @ApiProperty({ enum: ['transferred', 'delegated', 'handed-back', 'added'] })
  readonly how!: 'transferred' | 'delegated' | 'handed-back' | 'added';

  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'Who did it.' })
  readonly by!: string;

  @ApiProperty({ description: 'Whose it is since then.' })
  readonly to!: string;

  @ApiPropertyOptional()
  readonly opinion?: string;
}

export class TaskGroundsDto {
  @ApiProperty()
  readonly task!: string;

  @ApiProperty({ description: 'Path of its state.' })
  readonly state!: string;

  @ApiProperty({ description: 'Revision of the command that opened it.' })
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'Who gave the command.' })
  readonly by!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Its type, and the verb, signal or action; of an action also the path of the state that it was taken in.' })
  readonly command!: object;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ type: [WayTakenDto], description: 'In the order in which the transitions were taken.' })
  readonly way!: readonly Shape<WayTakenDto>[];

  @ApiProperty({ type: [UsedValueDto], description: 'Fields that the conditions, and the rules of who is asked, use.' })
  readonly fields!: readonly Shape<UsedValueDto>[];

  @ApiProperty({ type: [UsedValueDto] })
  readonly parameters!: readonly Shape<UsedValueDto>[];

  @ApiProperty({ type: [UsedValueDto], description: 'What was looked up elsewhere.' })
  readonly facts!: readonly Shape<UsedValueDto>[];

  @ApiProperty({ type: [DecisionDto], description: 'The tables that were asked, row by row.' })
  readonly decisions!: readonly Shape<DecisionDto>[];

  @ApiProperty({ type: [HandedOnDto], description: 'To whom its seats have been handed on since, in order.' })
  readonly handedOn!: readonly Shape<HandedOnDto>[];

  @ApiProperty({ description: 'False where fields are hidden from the person, and with them everything that may rest on them.' })
  readonly whole!: boolean;
}
