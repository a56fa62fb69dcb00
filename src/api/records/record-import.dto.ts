import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Length } from 'class-validator';
import type { Text } from '../../core/model/text.js';
import type { Shape } from '../http/shape.js';
import { TEXT } from '../workflows/workflow.dto.js';

export class RecordsDto {
  @ApiProperty({ description: 'The workflow whose cases they are.' })
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ type: [String], description: 'Fields by which one is known.' })
  readonly key!: readonly string[];

  @ApiProperty({ description: 'Whether the person keeps them: starts, changes and imports them.' })
  readonly keeps!: boolean;

  @ApiProperty({ type: [String], description: 'Fields that the person may not change by hand, although the record may be kept by the person.' })
  readonly fixed!: readonly string[];
}

export class RecordImportQuery {
  @ApiProperty({ description: 'Why; it stands in the history of each record that is changed.' })
  @Length(1, 1000)
  readonly reason!: string;
}

export class RowFaultDto {
  @ApiProperty({ description: 'Row of the file, from 1.' })
  readonly row!: number;

  @ApiProperty({ description: 'What stands above the column; empty where it is about the whole row.' })
  readonly column!: string;

  @ApiProperty()
  readonly message!: string;
}

export class RecordPlanDto {
  @ApiProperty({ description: 'Records whose key is not kept yet.' })
  readonly starts!: number;

  @ApiProperty({ description: 'Records that differ from the file.' })
  readonly changes!: number;

  @ApiProperty({ description: 'Records that are already so.' })
  readonly same!: number;

  @ApiProperty({ type: [RowFaultDto], description: 'Where there are any before it begins, nothing is taken over.' })
  readonly faults!: readonly Shape<RowFaultDto>[];
}
