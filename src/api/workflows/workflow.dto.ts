import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import type { JsonObject } from '../../core/model/json.js';
import type { Text } from '../../core/model/text.js';

export const TEXT = { description: 'One text, or one for each language.', oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] };

export class WorkflowQuery {
  @ApiPropertyOptional({ description: 'Version of the rulebook, as a case names it; the one in force today where absent.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly version?: string;
}

export class WorkflowSummaryDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiPropertyOptional({ description: 'Ids of the regulations that it carries out, with commas.' })
  readonly source?: string;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ description: 'Version of the rulebook.' })
  readonly version!: string;
}

export class EffectiveWorkflowDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Version of the rulebook.' })
  readonly version!: string;

  @ApiProperty({ description: 'The workflow with everything that it takes over; a comment at each part names file and line.' })
  readonly yaml!: string;
}

export class WorkflowDto extends WorkflowSummaryDto {
  @ApiProperty({ description: 'Who may start a case; empty where anybody may.', type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly startedBy!: readonly JsonObject[];

  @ApiProperty({ type: [String], description: 'The data fields that may be given at the start.' })
  readonly startFields!: readonly string[];

  @ApiProperty({ description: 'The data of a case: JSON Schema 2020-12, and each field with what our dialect says beside it.', type: 'object', additionalProperties: true })
  readonly data!: JsonObject;

  @ApiPropertyOptional({ enum: ['once'], description: 'Somebody who has approved already is not asked again.' })
  readonly repeated?: 'once';

  @ApiProperty({ description: 'Triggers that may be sent to a case.', type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly signals!: readonly JsonObject[];

  @ApiProperty({ description: 'Every state by path, with its task and its transitions.', type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly states!: readonly JsonObject[];
}
