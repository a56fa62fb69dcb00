import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { AvailableActionDto, AvailableVerbDto, CaseDto, CaseRowDto } from '../cases/case.dto.js';
import { DecisionDto, HistoryEntryDto } from '../cases/case-history.dto.js';
import { PlainObject } from '../http/plain-object.decorator.js';
import type { Shape } from '../http/shape.js';
import { OutlineDto } from './outline.dto.js';
import { TryFilesDto } from './rulebook.dto.js';

export class PractiseDto extends TryFilesDto {
  @ApiProperty({ description: 'The workflow whose case is tried out.' })
  @IsString()
  @Length(1, 200)
  readonly workflow!: string;

  @PlainObject({ description: 'What happens, in the form of a scenario file: `at`, `start`, `steps`, and where wanted `deputies`, `cases`, `parameters`, `expect`.' })
  readonly scenario!: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({ description: 'Whose actions are wanted; the first person who can do anything where absent.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly as?: string;
}

export class HaltDto {
  @ApiProperty()
  readonly message!: string;

  @ApiPropertyOptional({ description: 'Where a command was refused: the code of the refusal.' })
  readonly code?: string;

  @ApiPropertyOptional()
  readonly article?: string;
}

export class HandDto {
  @ApiProperty()
  readonly task!: string;

  @ApiProperty({ type: [String], description: 'Who could go on with it.' })
  readonly people!: readonly string[];
}

/** How a practice case stands after what has been tried so far. */
export class PracticeDto {
  @ApiProperty({ description: 'How many steps went as written.' })
  readonly played!: number;

  @ApiPropertyOptional({ type: HaltDto, description: 'Why the next step did not go as written; the case stands as it did before it.' })
  readonly halted?: Shape<HaltDto>;

  @ApiProperty({ format: 'date-time', description: "The case's time." })
  readonly now!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When something happens by itself next.' })
  readonly next!: string | null;

  @ApiProperty({ type: OutlineDto, description: "What the draft calls its parts; its `version` is the case's." })
  readonly rulebook!: Shape<OutlineDto>;

  @ApiProperty({ type: CaseDto, nullable: true, description: 'The case with everything in it; null where it has not begun.' })
  readonly case!: Shape<CaseDto> | null;

  @ApiProperty({ type: [HistoryEntryDto] })
  readonly history!: readonly Shape<HistoryEntryDto>[];

  @ApiProperty({ type: [DecisionDto], description: 'The tables asked by the last command that asked any.' })
  readonly decisions!: readonly Shape<DecisionDto>[];

  @ApiProperty({ type: [CaseRowDto], description: 'Cases that this one, or the scenario, has started.' })
  readonly others!: readonly Shape<CaseRowDto>[];

  @ApiProperty({ type: [HandDto], description: 'For each open task, who could go on with it.' })
  readonly hands!: readonly Shape<HandDto>[];

  @ApiPropertyOptional({ description: 'In whose eyes actions and verbs are.' })
  readonly as?: string;

  @ApiProperty({ type: [AvailableActionDto] })
  readonly actions!: readonly Shape<AvailableActionDto>[];

  @ApiProperty({ type: [AvailableVerbDto] })
  readonly verbs!: readonly Shape<AvailableVerbDto>[];
}
