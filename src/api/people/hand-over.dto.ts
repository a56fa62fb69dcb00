import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { DeputyDto } from '../deputies/deputy.dto.js';
import { PageQuery } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';

const OBJECT = { type: 'object', additionalProperties: true } as const;
const TASKS_MAX = 1_000;

class HandedTaskDto {
  @ApiProperty({ maxLength: 128, description: 'Id of the case.' })
  @IsString()
  @Length(1, 128)
  readonly case!: string;

  @ApiProperty({ maxLength: 128, description: 'Id of the task.' })
  @IsString()
  @Length(1, 128)
  readonly task!: string;

  @ApiProperty({ maxLength: 128 })
  @IsString()
  @Length(1, 128)
  readonly to!: string;
}

export class HandOverDto extends PageQuery {
  @ApiProperty({ description: 'Whether to show what would come of it, and change nothing.' })
  @IsBoolean()
  readonly preview!: boolean;

  @ApiPropertyOptional({ maxLength: 128, description: 'Who gets every task that `tasks` does not name.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly to?: string;

  @ApiPropertyOptional({ type: [HandedTaskDto], description: 'Tasks that go to somebody else.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TASKS_MAX)
  @ValidateNested({ each: true })
  @Type(() => HandedTaskDto)
  readonly tasks?: readonly HandedTaskDto[];

  @ApiProperty({ minLength: 1, maxLength: 2_000, description: 'Why; it stays in the history of each case.' })
  @IsString()
  @Length(1, 2_000)
  readonly reason!: string;
}

export class SeatHandOverDto {
  @ApiProperty({ description: 'Id of the task.' })
  readonly task!: string;

  @ApiProperty({ description: 'Path of the state that the task belongs to.' })
  readonly state!: string;

  @ApiProperty({ description: 'The seat, from 0.' })
  readonly seat!: number;

  @ApiProperty({ enum: ['named', 'claimed', 'preparing', 'delegated'], description: 'How the seat has come to be the person\'s alone.' })
  readonly how!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly to!: string | null;

  @ApiProperty({ enum: ['possible', 'done', 'refused'] })
  readonly result!: string;

  @ApiPropertyOptional({ ...OBJECT, description: 'Why not: code, message, article.' })
  readonly refused?: object;
}

export class CaseHandOverDto {
  @ApiProperty({ description: 'Id of the case.' })
  readonly case!: string;

  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'The person has started it, and stays who did.' })
  readonly started!: boolean;

  @ApiProperty({ type: [SeatHandOverDto] })
  readonly seats!: readonly Shape<SeatHandOverDto>[];
}

export class HandOverReportDto {
  @ApiProperty({ type: [CaseHandOverDto] })
  readonly rows!: readonly Shape<CaseHandOverDto>[];

  @ApiProperty({ type: [DeputyDto], description: 'With the last page: deputyships of the person, ended unless it is a preview.' })
  readonly deputyships!: readonly Shape<DeputyDto>[];

  @ApiProperty({ type: 'string', nullable: true, description: 'Where to go on; null at the end.' })
  readonly next!: string | null;
}
