import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsString, Length, MaxLength, Min, ValidateNested } from 'class-validator';
import type { JsonObject } from '../../core/model/json.js';
import { AnswerDto } from '../commands/answer.dto.js';
import type { Shape } from '../http/shape.js';
import { PlainObject } from '../http/plain-object.decorator.js';
import { ProblemDto } from '../problems/problem.dto.js';

const TASKS_MAX = 100;

/** A task as a list shows it. */
class SelectedTaskDto {
  @ApiProperty({ description: 'Id of the case.' })
  @IsString()
  @Length(1, 128)
  readonly case!: string;

  @ApiProperty({ description: 'Id of the task inside the case.' })
  @IsString()
  @Length(1, 255)
  readonly task!: string;

  @ApiPropertyOptional({ description: 'Revision of the case that the person has seen; refused where it has moved on.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly revision?: number;

  @ApiPropertyOptional({ maxLength: 128, description: 'As whose deputy the person acts.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly onBehalfOf?: string;
}

export class SeveralTasksDto {
  @ApiProperty({ type: [SelectedTaskDto], minItems: 1, maxItems: TASKS_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TASKS_MAX)
  @ArrayUnique(({ case: id, task }: SelectedTaskDto) => `${id} ${task}`)
  @ValidateNested({ each: true })
  @Type(() => SelectedTaskDto)
  readonly tasks!: readonly SelectedTaskDto[];

  @PlainObject({ description: 'Data fields that the step lets one write; the same for every task.', optional: true })
  readonly fields?: JsonObject;

  @ApiPropertyOptional({ maxLength: 10_000, description: 'The same for every task.' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  readonly opinion?: string;
}

export class TaskResultDto {
  @ApiProperty({ description: 'Id of the case.' })
  readonly case!: string;

  @ApiProperty({ description: 'Id of the task.' })
  readonly task!: string;

  @ApiPropertyOptional({ type: AnswerDto, description: 'What came of it, where it was done.' })
  readonly answer?: Shape<AnswerDto>;

  @ApiPropertyOptional({ type: ProblemDto, description: 'Why not, where it was refused.' })
  readonly problem?: Shape<ProblemDto>;
}

export class TaskResultsDto {
  @ApiProperty({ type: [TaskResultDto], description: 'One for each task, in their order.' })
  readonly results!: readonly TaskResultDto[];
}
