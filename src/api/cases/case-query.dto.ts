import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBooleanString, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { CaseStatus } from '../../core/model/case-state.js';
import { PageQuery } from '../http/page.dto.js';

export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Cases of this workflow only.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly workflow?: string;

  @ApiPropertyOptional({ enum: ['open', 'completed', 'cancelled'] })
  @IsOptional()
  @IsIn(['open', 'completed', 'cancelled'])
  readonly status?: CaseStatus;

  @ApiPropertyOptional({ description: 'Cases that this person started.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly startedBy?: string;

  @ApiPropertyOptional({ description: 'Cases that this case started.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly parentCase?: string;

  @ApiPropertyOptional({ description: 'Cases that have looked up this record.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly record?: string;

  @ApiPropertyOptional({ description: 'Data fields to show with each case, joined by commas.', type: 'string', example: 'channel,month' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  readonly fields: readonly string[] = [];

  @ApiPropertyOptional({ description: 'Whether to show all data of each case.', type: Boolean })
  @IsOptional()
  @IsBooleanString()
  readonly withData?: string;

  @ApiPropertyOptional({ description: 'Cases whose id or data holds this text, in either case of letters.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly text?: string;
}

export class HistoryQuery {
  @ApiPropertyOptional({ description: 'First revision that is wanted.', minimum: 1, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly from: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;
}

export class FieldChangesQuery {
  @ApiPropertyOptional({ description: 'The field that is asked about; all where absent.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly field?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly limit: number = 200;
}

export class WhyQuery {
  @ApiPropertyOptional({ description: 'The command that is asked about; the last one that asked a table where absent.', minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly revision?: number;
}

export class ForecastQuery {
  @ApiPropertyOptional({ description: 'Id of the open task in which `action` is done first.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly task?: string;

  @ApiPropertyOptional({ description: 'What is done there, instead of what approves the task.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly action?: string;
}
