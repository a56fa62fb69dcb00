import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { CaseStatus } from '../../core/model/case-state.js';
import { DEVIATIONS, type Deviation } from '../../core/model/mark.js';
import { CaseRowDto } from '../cases/case.dto.js';
import { PageQuery } from '../http/page.dto.js';

const AMOUNT = /^-?\d{1,13}(?:\.\d{1,2})?$/;

/** Everything that is asked for has to hold. */
export class CaseSearchQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Somebody who has done something in the case, or in whose name a deputy has.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly person?: string;

  @ApiPropertyOptional({ description: 'An article that was followed.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly article?: string;

  @ApiPropertyOptional({ enum: DEVIATIONS, description: 'Where the case left the way that the rulebook lays down by itself: a jump, data or a deadline changed by hand, a time limit that was missed, a gap of the regulation that a person decided, an ended case that was reopened.' })
  @IsOptional()
  @IsIn(DEVIATIONS)
  readonly deviation?: Deviation;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly workflow?: string;

  @ApiPropertyOptional({ enum: ['open', 'completed', 'cancelled'] })
  @IsOptional()
  @IsIn(['open', 'completed', 'cancelled'])
  readonly status?: CaseStatus;

  @ApiPropertyOptional({ description: 'Path of the final state.' })
  @IsOptional()
  @IsString()
  @Length(1, 256)
  readonly outcome?: string;

  @ApiPropertyOptional({ description: 'A number in the data of the case is at least this.', example: '1000.00' })
  @IsOptional()
  @Matches(AMOUNT)
  readonly amountFrom?: string;

  @ApiPropertyOptional({ description: 'The same number is at most this.' })
  @IsOptional()
  @Matches(AMOUNT)
  readonly amountTo?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Cases started from this instant on.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly startedFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Cases started before this instant.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly startedBefore?: string;
}

export class FoundDeviationDto {
  @ApiProperty({ enum: DEVIATIONS })
  readonly deviation!: string;

  @ApiProperty({ description: 'Where in the history it is first seen.' })
  readonly revision!: number;
}

export class FoundCaseDto extends CaseRowDto {
  @ApiProperty({ type: [FoundDeviationDto] })
  readonly deviations!: readonly FoundDeviationDto[];
}
