import { ApiProperty } from '@nestjs/swagger';

/** A place in a file of a rulebook. */
export class PositionDto {
  @ApiProperty()
  readonly file!: string;

  @ApiProperty({ description: 'From 1.' })
  readonly line!: number;

  @ApiProperty({ description: 'From 1, in characters.' })
  readonly column!: number;
}
