import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Equals, IsArray, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';

/** Cases that a checkpoint may know. */
const HEADS_MAX = 100_000;

export class ChainFaultDto {
  @ApiProperty()
  readonly case!: string;

  @ApiProperty()
  readonly revision!: number;

  @ApiProperty()
  readonly problem!: string;
}

export class VerifyReportDto {
  @ApiProperty()
  readonly sound!: boolean;

  @ApiProperty({ description: 'How many cases were looked at.' })
  readonly cases!: number;

  @ApiProperty({ description: 'How many entries were hashed.' })
  readonly entries!: number;

  @ApiProperty({ type: [ChainFaultDto] })
  readonly faults!: readonly ChainFaultDto[];
}

export class CheckedEntryDto {
  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'As stored.' })
  readonly hash!: string;

  @ApiProperty({ description: 'Of the stored bytes.' })
  readonly computed!: string;

  @ApiPropertyOptional({ description: 'What is wrong with it.' })
  readonly problem?: string;
}

export class CaseVerifyReportDto extends VerifyReportDto {
  @ApiProperty({ type: [CheckedEntryDto], description: 'What was looked at: the first 1,000 entries, and of the rest those with a fault.' })
  readonly checked!: readonly CheckedEntryDto[];
}

export class CheckedCommandDto {
  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'The rulebook that it was decided with.' })
  readonly version!: string;

  @ApiProperty({ description: 'How many events were compared.' })
  readonly events!: number;

  @ApiProperty({ type: [String], description: 'Tables and formulas that were asked again, in this order.' })
  readonly tables!: readonly string[];

  @ApiProperty({ type: [String], description: 'Articles that its events rest on.' })
  readonly articles!: readonly string[];

  @ApiProperty({ description: 'Whether the same events came out.' })
  readonly same!: boolean;
}

export class DifferenceDto {
  @ApiProperty({ description: 'Where in the list of events, such as `1.changes.amount`.' })
  readonly path!: string;

  @ApiPropertyOptional({ description: 'JSON; absent where there is nothing.' })
  readonly recorded?: string;

  @ApiPropertyOptional({ description: 'JSON; absent where there is nothing.' })
  readonly decided?: string;
}

export class ProofDifferenceDto {
  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ description: 'The recorded events as JSON, or why they cannot be decided again.' })
  readonly recorded!: string;

  @ApiProperty({ description: 'The events that come out, or the refusal.' })
  readonly decided!: string;

  @ApiPropertyOptional({ type: [DifferenceDto], description: 'Where the events differ, 50 places at most; absent where the command is refused.' })
  readonly places?: readonly DifferenceDto[];
}

export class ProofReportDto {
  @ApiProperty()
  readonly proven!: boolean;

  @ApiProperty()
  readonly case!: string;

  @ApiProperty({ description: 'How many commands were decided again.' })
  readonly commands!: number;

  @ApiPropertyOptional({ type: ProofDifferenceDto, description: 'The first revision that came out otherwise.' })
  readonly difference?: ProofDifferenceDto;

  @ApiProperty({ type: [CheckedCommandDto], description: 'What was decided again: the first 1,000 commands, and of the rest the one that came out otherwise.' })
  readonly checked!: readonly CheckedCommandDto[];
}

export class CaseHeadDto {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  readonly case!: string;

  @ApiProperty()
  @IsInt()
  @Min(1)
  readonly revision!: number;

  @ApiProperty({ description: 'Hash of the last entry.' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly hash!: string;
}

export class CheckpointDto {
  @ApiProperty({ enum: [1] })
  @Equals(1)
  readonly format!: 1;

  @ApiProperty()
  @IsString()
  readonly company!: string;

  @ApiProperty({ format: 'date-time' })
  @IsISO8601()
  readonly at!: string;

  @ApiProperty({ type: [CaseHeadDto] })
  @IsArray()
  @ArrayMaxSize(HEADS_MAX)
  @ValidateNested({ each: true })
  @Type(() => CaseHeadDto)
  readonly heads!: CaseHeadDto[];
}

export class RefusalsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Refusals on this case only.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly case?: string;
}

export class RefusalDto {
  @ApiProperty({ type: 'string', nullable: true })
  readonly case!: string | null;

  @ApiProperty()
  readonly actor!: string;

  @ApiProperty({ description: 'Kind of the command.' })
  readonly command!: string;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly message!: string;
}
