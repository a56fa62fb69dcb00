import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { Text } from '../../core/model/text.js';
import type { Shape } from '../http/shape.js';
import { PositionDto } from './position.dto.js';
import { TryFilesDto } from './rulebook.dto.js';

export class GuideAtDto extends TryFilesDto {
  @ApiProperty({ description: 'Path of the file in which somebody writes.' })
  @IsString()
  @Length(1, 200)
  readonly file!: string;

  @ApiProperty({ description: 'From 1.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly line!: number;

  @ApiProperty({ description: 'From 1, in characters.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly column!: number;
}

export class GuideWordDto {
  @ApiProperty({ description: 'Where it begins.' })
  readonly column!: number;

  @ApiProperty({ description: 'How many characters it has.' })
  readonly length!: number;
}

export class CandidateDto {
  @ApiProperty({ description: 'What it names: `key`, `word`, `expression`, or a kind such as `post`.' })
  readonly kind!: string;

  @ApiProperty()
  readonly name!: string;
}

export class NamedPlaceDto {
  @ApiProperty({ description: 'Such as `article`, `field`, `parameter`, `function`.' })
  readonly kind!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] })
  readonly title?: Text;

  @ApiPropertyOptional({ description: 'What it is or holds, as it is written: the type of a field, the value of a parameter.' })
  readonly detail?: string;

  @ApiPropertyOptional({ type: PositionDto, description: 'Where it is laid down.' })
  readonly at?: Shape<PositionDto>;
}

/** What helps somebody who writes at a place of a rulebook. */
export class GuideDto {
  @ApiProperty({ type: GuideWordDto, description: 'The word at that place.' })
  readonly word!: Shape<GuideWordDto>;

  @ApiProperty({ type: [CandidateDto], description: 'What would be right there.' })
  readonly candidates!: readonly Shape<CandidateDto>[];

  @ApiPropertyOptional({ type: NamedPlaceDto, description: 'What the word names, where it names something.' })
  readonly here?: Shape<NamedPlaceDto>;
}
