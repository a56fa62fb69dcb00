import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { RulebookFiles } from '../../engine/ports/rulebook-store.js';
import { PlainObject } from '../http/plain-object.decorator.js';

const FILES = { type: 'object', additionalProperties: { type: 'string' }, description: 'Path of each file, and its text.' } as const;

export class FilesQuery {
  @ApiPropertyOptional({ description: 'Version; the newest release where absent.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly version?: string;
}

export class FilesDto {
  @ApiProperty(FILES)
  readonly files!: RulebookFiles;
}

export class SaveDraftDto {
  @PlainObject({ description: 'Path of each file, and its text. Files that are not named are gone.' })
  readonly files!: Readonly<Record<string, unknown>>;
}

export class TryFilesDto {
  @PlainObject({ description: 'Files to look at instead of the saved draft.', optional: true })
  readonly files?: Readonly<Record<string, unknown>>;
}

export class ReleaseDraftDto {
  @ApiPropertyOptional({ format: 'date', description: 'First day on which new cases get this version; today where absent.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'inForceFrom must be a date such as 2026-01-31' })
  @IsISO8601({ strict: true })
  readonly inForceFrom?: string;

  @ApiPropertyOptional({ maxLength: 2_000 })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}

export class DraftDto extends FilesDto {
  @ApiProperty({ description: 'Content hash of the files; also in the ETag.' })
  readonly etag!: string;

  @ApiProperty()
  readonly savedBy!: string;

  @ApiProperty({ type: [String], description: 'Everybody who has changed it since the last release: none of them may be its second person.' })
  readonly authors!: readonly string[];

  @ApiProperty({ format: 'date-time' })
  readonly savedAt!: string;
}

export class SavedDraftDto {
  @ApiProperty()
  readonly etag!: string;
}

export class ReleaseDto {
  @ApiProperty({ description: 'Content hash of the files.' })
  readonly version!: string;

  @ApiProperty({ description: 'Counts the releases of the company.' })
  readonly number!: number;

  @ApiProperty({ format: 'date' })
  readonly inForceFrom!: string;

  @ApiProperty({ format: 'date-time' })
  readonly releasedAt!: string;

  @ApiProperty()
  readonly releasedBy!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly note!: string | null;
}

export class DiagnosticDto {
  @ApiProperty({ description: 'Name of the check.' })
  readonly rule!: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  readonly severity!: string;

  @ApiProperty()
  readonly file!: string;

  @ApiProperty()
  readonly line!: number;

  @ApiProperty()
  readonly column!: number;

  @ApiProperty()
  readonly message!: string;

  @ApiPropertyOptional({ description: 'The nearest known name.' })
  readonly suggestion?: string;
}
