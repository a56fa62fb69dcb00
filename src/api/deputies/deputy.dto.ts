import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class MakeDeputyDto {
  @ApiPropertyOptional({ maxLength: 128, description: 'Who is stood in for; the signed-in person where absent. Somebody else only by process admins.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly principal?: string;

  @ApiProperty({ maxLength: 128, description: 'Who stands in.' })
  @IsString()
  @Length(1, 128)
  readonly deputy!: string;

  @ApiProperty({ format: 'date', description: 'The first day, in the time zone of the rulebook.' })
  @Matches(DAY, { message: 'from must be a date such as 2026-01-31' })
  @IsISO8601({ strict: true })
  readonly from!: string;

  @ApiProperty({ format: 'date', description: 'The last day, included.' })
  @Matches(DAY, { message: 'to must be a date such as 2026-01-31' })
  @IsISO8601({ strict: true })
  readonly to!: string;

  @ApiPropertyOptional({ type: [String], description: 'These workflows only; all of them where absent.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  @MaxLength(128, { each: true })
  readonly workflows?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Seats of these posts only; every seat of the person where absent.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  @MaxLength(128, { each: true })
  readonly posts?: readonly string[];

  @ApiProperty({ minLength: 1, maxLength: 2_000, description: 'Why; it is kept for auditors.' })
  @IsString()
  @Length(1, 2_000)
  readonly reason!: string;
}

export class DeputiesQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 128, description: 'Those who stand in for this person.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly principal?: string;

  @ApiPropertyOptional({ maxLength: 128, description: 'Those whom this person stands in for.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly deputy?: string;
}

export class DeputyDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Who is stood in for.' })
  readonly principal!: string;

  @ApiProperty({ description: 'Who stands in.' })
  readonly deputy!: string;

  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date', description: 'The last day, included.' })
  readonly to!: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for all of them.' })
  readonly workflows!: readonly string[] | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null for every seat.' })
  readonly posts!: readonly string[] | null;

  @ApiProperty()
  readonly reason!: string;

  @ApiProperty()
  readonly madeBy!: string;

  @ApiProperty({ format: 'date-time' })
  readonly madeAt!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Who has ended it before its last day.' })
  readonly endedBy!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly endedAt!: string | null;
}
