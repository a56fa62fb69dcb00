import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import type { Text } from '../../core/model/text.js';
import { PageQuery } from '../http/page.dto.js';

export class PostingsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "On this person's account. Who sees only own cases sees only the own account." })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly person?: string;

  @ApiPropertyOptional({ description: 'Caused by this case.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly case?: string;
}

export class LedgerDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] })
  readonly title!: Text;

  @ApiProperty()
  readonly unit!: string;
}

export class PostingDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly case!: string;

  @ApiProperty()
  readonly ledger!: string;

  @ApiProperty()
  readonly person!: string;

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
}
