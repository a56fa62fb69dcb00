import { ApiProperty } from '@nestjs/swagger';

/** What a command has brought about. */
export class AnswerDto {
  @ApiProperty({ description: 'Id of the case.' })
  readonly case!: string;

  @ApiProperty({ description: 'Of the case after the command; also in the ETag.' })
  readonly revision!: number;

  @ApiProperty({ enum: ['open', 'completed', 'cancelled'] })
  readonly status!: string;

  @ApiProperty({ description: 'Paths of the active states.', type: [String] })
  readonly in!: readonly string[];

  @ApiProperty({ description: 'Names of the events, in order.', type: [String] })
  readonly events!: readonly string[];
}
