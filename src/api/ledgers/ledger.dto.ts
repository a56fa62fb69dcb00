import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, Length } from 'class-validator';
import type { Text } from '../../core/model/text.js';
import { PageQuery } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';

export class PostingsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'On this account. Staff see their own; the head of a department also those of its people.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly holder?: string;

  @ApiPropertyOptional({ description: 'Caused by this case.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly case?: string;
}

/** By which workflow one appeals, and in which of its fields the posting is named by its `reference`. */
export class AppealDto {
  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty()
  readonly field!: string;
}

export class LedgerDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] })
  readonly title!: Text;

  @ApiProperty()
  readonly unit!: string;

  @ApiProperty({ description: 'Whose accounts it keeps: `people`, or the name of something else.', oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] })
  readonly holders!: Text;

  @ApiPropertyOptional({ type: AppealDto, description: 'How a holder appeals against a posting; absent where the rulebook has no appeal.' })
  readonly appeal?: Shape<AppealDto>;
}

export class BalancesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'At the end of this day, in the time zone of the rulebook; now where absent.', format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly on?: string;

  @ApiPropertyOptional({ description: 'Of this account alone. Staff see their own; the head of a department also those of its people.' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly holder?: string;
}

export class BalanceDto {
  @ApiProperty({ description: 'Whose account.' })
  readonly holder!: string;

  @ApiProperty({ description: 'Decimal, as text.', example: '-2.5' })
  readonly total!: string;

  @ApiProperty({ description: 'How many postings it is made of.' })
  readonly postings!: number;
}

export class PostingDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'What names it everywhere, as an appeal does.' })
  readonly reference!: string;

  @ApiProperty()
  readonly case!: string;

  @ApiProperty()
  readonly ledger!: string;

  @ApiProperty({ description: 'Whose account.' })
  readonly holder!: string;

  @ApiProperty({ description: 'Decimal, as text.', example: '-2.5' })
  readonly amount!: string;

  @ApiProperty()
  readonly unit!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly article!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'Who gave the command that caused it.' })
  readonly decidedBy!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Reference of the posting that it takes back.' })
  readonly reverses!: string | null;
}
