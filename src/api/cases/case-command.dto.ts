import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { JsonObject } from '../../core/model/json.js';
import { PlainObject } from '../http/plain-object.decorator.js';

const PLACES = ['before', 'after', 'beside'] as const;

export class StartCaseDto {
  @ApiProperty({ description: 'Id of the workflow.' })
  @IsString()
  @Length(1, 128)
  readonly workflow!: string;

  @PlainObject({ description: "The case's first data, as the workflow's schema asks for it." })
  readonly data!: JsonObject;
}

/** What a deputy may say besides. */
class ForOthersDto {
  @ApiPropertyOptional({ maxLength: 128, description: 'As whose deputy the person acts; without it an own right goes first, and otherwise the one person is found whose deputy may.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly onBehalfOf?: string;
}

export class PerformActionDto extends ForOthersDto {
  @PlainObject({ description: 'Data fields that the step lets one write.', optional: true })
  readonly fields?: JsonObject;

  @PlainObject({ description: "What the action's own schema asks for.", optional: true })
  readonly input?: JsonObject;

  @ApiPropertyOptional({ maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  readonly opinion?: string;
}

export class UseVerbDto extends ForOthersDto {
  @ApiPropertyOptional({ maxLength: 255, description: 'A person, or for return and reject the path of a step.' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  readonly to?: string;

  @ApiPropertyOptional({ enum: PLACES, description: 'Where an added signer is heard.' })
  @IsOptional()
  @IsIn(PLACES)
  readonly where?: (typeof PLACES)[number];

  @PlainObject({ description: 'For save: what has been filled in so far.', optional: true })
  readonly fields?: JsonObject;

  @ApiPropertyOptional({ maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  readonly opinion?: string;
}

export class ReasonDto {
  @ApiProperty({ minLength: 1, maxLength: 2_000, description: 'Why; it stays in the history.' })
  @IsString()
  @Length(1, 2_000)
  readonly reason!: string;
}

export class MoveCaseDto extends ReasonDto {
  @ApiProperty({ maxLength: 255, description: 'Path of the state that the case is put into.' })
  @IsString()
  @Length(1, 255)
  readonly to!: string;
}

const BASES = ['now', 'due'] as const;

export class ChangeDeadlineDto extends ReasonDto {
  @ApiPropertyOptional({ maxLength: 255, description: 'Path of the state whose clock it is, empty for that of the whole case; or `timer`.' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  readonly clock?: string;

  @ApiPropertyOptional({ maxLength: 128, description: 'Id of the time limit, where it is no clock.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly timer?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it is due then, with its offset from UTC; or `in`.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;

  @ApiPropertyOptional({ maxLength: 60, description: 'After how long it is due then: a duration such as `PT48H`, or working time such as `3 working days`.' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  readonly in?: string;

  @ApiPropertyOptional({ enum: BASES, description: 'From when `in` is counted: from now, or from the due time so far.', default: 'now' })
  @IsOptional()
  @IsIn(BASES)
  readonly from?: (typeof BASES)[number];
}

export class ChangeDataDto extends ReasonDto {
  @PlainObject({ description: 'New values by field; null removes a field.' })
  readonly changes!: JsonObject;
}

export class SignalDto {
  @PlainObject({ description: "What the signal's schema asks for." })
  readonly data!: JsonObject;
}
