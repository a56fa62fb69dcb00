import { ApiProperty } from '@nestjs/swagger';

export class TimerDto {
  @ApiProperty()
  readonly case!: string;

  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Counts how often the timer has been armed.' })
  readonly arming!: number;

  @ApiProperty({ format: 'date-time' })
  readonly dueAt!: string;
}

export class JobDto {
  @ApiProperty()
  readonly case!: string;

  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ enum: ['connector', 'engine'], description: '`engine` for messages between cases.' })
  readonly kind!: string;

  @ApiProperty()
  readonly connector!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly input!: object;

  @ApiProperty({ format: 'date-time', description: 'Not before.' })
  readonly runAt!: string;

  @ApiProperty()
  readonly attempts!: number;

  @ApiProperty({ enum: ['waiting', 'halted'] })
  readonly state!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'What went wrong last.' })
  readonly error!: string | null;
}
