import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PositionDto } from './position.dto.js';

export class TestResultDto {
  @ApiProperty({ enum: ['example', 'scenario'] })
  readonly kind!: 'example' | 'scenario';

  @ApiProperty({ description: 'Id of the table or workflow.' })
  readonly of!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ description: 'The example or scenario; the step that went wrong, where one did.' })
  readonly at!: PositionDto;

  @ApiProperty()
  readonly passed!: boolean;

  @ApiPropertyOptional({ description: '"Expected …, but …", where it failed.' })
  readonly problem?: string;
}

export class ClausePartDto {
  @ApiProperty({ description: 'Id of the workflow or rule.' })
  readonly of!: string;

  @ApiPropertyOptional({ description: 'Path of the state, or of the one that a transition leads out of.' })
  readonly state?: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, description: 'Path of the state that a transition leads to; null where it only acts.' })
  readonly target?: string | null;

  @ApiPropertyOptional({ description: 'Number of the row, from 1, or "default".', oneOf: [{ type: 'integer' }, { type: 'string', enum: ['default'] }] })
  readonly row?: number | 'default';
}

export class UntouchedClauseDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly at!: PositionDto;

  @ApiPropertyOptional({ description: 'Which part of a workflow or rule it is; absent for articles and regulations.' })
  readonly part?: ClausePartDto;
}

export class ExcusedClauseDto extends UntouchedClauseDto {
  @ApiProperty({ description: 'What `untested` says.' })
  readonly reason!: string;
}

export class CoverageDto {
  @ApiProperty()
  readonly touched!: number;

  @ApiProperty({ description: 'Not touched, but waived with a reason.' })
  readonly waived!: number;

  @ApiProperty()
  readonly of!: number;

  @ApiProperty({ type: [UntouchedClauseDto], description: 'Neither touched nor waived; a release refuses them.' })
  readonly untouched!: readonly UntouchedClauseDto[];

  @ApiProperty({ type: [ExcusedClauseDto], description: 'Those that are waived, each with its reason.' })
  readonly excused!: readonly ExcusedClauseDto[];
}

export class WaiverDto {
  @ApiProperty({ description: 'Name of what it stands at.' })
  readonly of!: string;

  @ApiProperty()
  readonly reason!: string;

  @ApiProperty()
  readonly at!: PositionDto;

  @ApiProperty({ type: [String], description: 'Names of the clauses that it lets go untouched; none where it is not needed.' })
  readonly covers!: readonly string[];
}

export class TestReportDto {
  @ApiProperty()
  readonly passed!: number;

  @ApiProperty()
  readonly failed!: number;

  @ApiProperty({ type: [TestResultDto] })
  readonly results!: readonly TestResultDto[];

  @ApiProperty()
  readonly states!: CoverageDto;

  @ApiProperty()
  readonly transitions!: CoverageDto;

  @ApiProperty({ description: 'Rows of tables and rules.' })
  readonly rows!: CoverageDto;

  @ApiProperty()
  readonly articles!: CoverageDto;

  @ApiProperty()
  readonly regulations!: CoverageDto;

  @ApiProperty({ type: [WaiverDto] })
  readonly waivers!: readonly WaiverDto[];
}
