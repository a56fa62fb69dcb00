import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonObject } from '../../core/model/json.js';
import type { Shape } from '../http/shape.js';

const OBJECT = { type: 'object', additionalProperties: true } as const;
const OBJECTS = { type: 'array', items: OBJECT } as const;

/** One accepted command and what came of it. */
export class HistoryEntryDto {
  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ ...OBJECT, description: 'Who gave the command, as known at that moment, and under `onBehalfOf` for whom, where it was a deputy.' })
  readonly actor!: object;

  @ApiProperty(OBJECT)
  readonly command!: object;

  @ApiProperty(OBJECTS)
  readonly events!: readonly object[];

  @ApiProperty()
  readonly version!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Hash of the entry before.' })
  readonly previous!: string | null;

  @ApiProperty({ description: 'SHA-256 of the stored bytes.' })
  readonly hash!: string;

  @ApiProperty({ description: 'False where fields are hidden from the person, and with them everything that may rest on them: then this is not what the hash was made of.' })
  readonly whole!: boolean;
}

export class HistoryPageDto {
  @ApiProperty({ type: [HistoryEntryDto] })
  readonly rows!: readonly HistoryEntryDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The `from` of the following page.' })
  readonly next!: number | null;
}

/** What became of one row of a table. */
export class RowVerdictDto {
  @ApiProperty({ description: 'Number of the row, from 1.' })
  readonly row!: number;

  @ApiProperty({ enum: ['decided', 'matched', 'not-in-force', 'refused', 'not-evaluated'], description: 'matched: it matched too, but another row went before it.' })
  readonly verdict!: string;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiPropertyOptional({ description: 'The first input whose cell refused.' })
  readonly input?: string;

  @ApiPropertyOptional({ description: 'That cell, in FEEL.' })
  readonly cell?: string;

  @ApiPropertyOptional({ description: 'The value that it refused.', nullable: true })
  readonly value?: unknown;

  @ApiPropertyOptional({ format: 'date', description: 'First day on which the row is in force.' })
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day on which the row is in force.' })
  readonly until?: string;

  @ApiPropertyOptional({ description: 'Why the cell could not be evaluated.' })
  readonly problem?: string;
}

/** One evaluation of a table in a case, and why each of its rows did or did not decide. */
export class DecisionDto {
  @ApiProperty({ description: 'Revision of the command that asked.' })
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ ...OBJECT, description: 'The decision record: table, hash, inputs, rows, articles, output.' })
  readonly record!: object;

  @ApiProperty({ description: 'False where the record names another hash than the pinned table has.' })
  readonly tableIsTheSame!: boolean;

  @ApiProperty({ type: [RowVerdictDto] })
  readonly rows!: readonly RowVerdictDto[];
}

/** What a field held before and after a command. */
export class FieldChangeDto {
  @ApiProperty()
  readonly field!: string;

  @ApiProperty({ description: 'Of the command.' })
  readonly revision!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'Who has changed it.' })
  readonly by!: string;

  @ApiPropertyOptional({ description: 'As whose deputy.' })
  readonly onBehalfOf?: string;

  @ApiProperty({ description: 'Before; null where there was nothing.', nullable: true })
  readonly from!: unknown;

  @ApiProperty({ description: 'After; null where it was removed.', nullable: true })
  readonly to!: unknown;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiPropertyOptional()
  readonly reason?: string;

  @ApiPropertyOptional({ description: 'Another case that was behind it: it has started this one, or sent it a signal.' })
  readonly case?: string;
}

export class FieldChangesDto {
  @ApiProperty({ type: [FieldChangeDto], description: 'The newest first.' })
  readonly changes!: readonly Shape<FieldChangeDto>[];

  @ApiProperty({ description: 'Whether there were others before them.' })
  readonly more!: boolean;
}

/** How a case stood after one of its commands. */
export class StandingDto {
  @ApiProperty({ description: 'Of the command.' })
  readonly revision!: number;

  @ApiProperty({ enum: ['open', 'completed', 'cancelled'] })
  readonly status!: string;

  @ApiProperty({ type: [String], description: 'Paths of the active states.' })
  readonly in!: readonly string[];

  @ApiProperty({ ...OBJECT, description: 'Without what is hidden from the person.' })
  readonly data!: JsonObject;

  @ApiProperty({ ...OBJECTS, description: 'Open tasks: id, state, seats, mode, what had been done on them.' })
  readonly tasks!: readonly object[];
}

export class CoursePageDto {
  @ApiProperty({ type: [StandingDto] })
  readonly rows!: readonly Shape<StandingDto>[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The `from` of the following page.' })
  readonly next!: number | null;
}
