import { ApiProperty } from '@nestjs/swagger';
import type { Text } from '../../core/model/text.js';

const TEXT = { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] };

export class DemonstrationGuestDto {
  @ApiProperty({ description: 'Id of the company.' })
  readonly company!: string;

  @ApiProperty(TEXT)
  readonly companyTitle!: Text;

  @ApiProperty({ description: 'Id of the person.' })
  readonly person!: string;

  @ApiProperty(TEXT)
  readonly name!: Text;

  @ApiProperty({ ...TEXT, description: 'What the person does in the company.' })
  readonly does!: Text;

  @ApiProperty({ ...TEXT, description: 'What to try first.' })
  readonly first!: Text;
}

export class DemonstrationDto {
  @ApiProperty({ description: "Everybody's password." })
  readonly password!: string;

  @ApiProperty({ format: 'date-time', description: 'The time on the clock of the demonstration.' })
  readonly now!: string;

  @ApiProperty({ type: [DemonstrationGuestDto] })
  readonly guests!: readonly DemonstrationGuestDto[];
}
