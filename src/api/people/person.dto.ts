import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Text } from '../../core/model/text.js';

export class PersonDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] })
  readonly name!: Text;

  @ApiProperty({ type: [String] })
  readonly posts!: readonly string[];

  @ApiPropertyOptional()
  readonly department?: string;
}
