import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Equals, IsArray, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';

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

export class ProofReportDto {
  @ApiProperty()
  readonly proven!: boolean;

  @ApiProperty()
  readonly case!: string;

  @ApiProperty({ description: 'How many commands were decided again.' })
  readonly commands!: number;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The first revision that came out otherwise.' })
  readonly difference?: object;
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
  @ArrayMaxSize(10_000)
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
