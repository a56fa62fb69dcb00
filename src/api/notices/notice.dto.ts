import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBooleanString, IsOptional, Matches } from 'class-validator';
import type { JsonObject } from '../../core/model/json.js';
import { NOTICE_KINDS, type NoticeKind } from '../../core/model/notice.js';
import { PageQuery } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';

/** The position of the event and the count of the notice in it. */
const ID = /^\d{1,15}-\d{1,9}$/;

export class NoticesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Whether to show only those that have not been read.', type: Boolean })
  @IsOptional()
  @IsBooleanString()
  readonly unread?: string;

  @ApiPropertyOptional({ description: 'Whether to show the workflow and the data of each case as well.', type: Boolean })
  @IsOptional()
  @IsBooleanString()
  readonly withData?: string;
}

export class NoticeParams {
  @ApiProperty({ example: '1042-0' })
  @Matches(ID)
  readonly id!: string;
}

export class ReadUpToDto {
  @ApiProperty({ description: 'Id of the newest one that the person has seen; it and all that came before are read.', example: '1042-0' })
  @Matches(ID)
  readonly upTo!: string;
}

export class WordsDto {
  @ApiProperty({ example: 'To do: Complaint (Analysing the cause)' })
  readonly subject!: string;

  @ApiProperty({ description: 'May be empty.' })
  readonly text!: string;
}

export class NoticeWordsDto {
  @ApiProperty({ type: WordsDto })
  readonly zh!: Shape<WordsDto>;

  @ApiProperty({ type: WordsDto })
  readonly en!: Shape<WordsDto>;
}

export class NoticeDto {
  @ApiProperty({ example: '1042-0' })
  readonly id!: string;

  @ApiProperty({ enum: NOTICE_KINDS, description: 'Work, a reminder of it, a copy, or the end of what the person has started.' })
  readonly kind!: NoticeKind;

  @ApiProperty({ description: 'Id of the case.' })
  readonly case!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Id of the task inside the case, where it is about one.' })
  readonly task!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: NoticeWordsDto })
  readonly words!: Shape<NoticeWordsDto>;

  @ApiProperty({ format: 'date-time', type: 'string', nullable: true })
  readonly readAt!: string | null;

  @ApiPropertyOptional({ description: 'The workflow of the case, where it was asked for and the person may still see the case.' })
  readonly workflow?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The data of the case, likewise.' })
  readonly data?: JsonObject;
}

export class UnreadDto {
  @ApiProperty({ minimum: 0 })
  readonly unread!: number;
}
