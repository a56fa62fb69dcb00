import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** How every refusal looks. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:bylaw:problem:claim-held' })
  readonly type!: string;

  @ApiProperty({ description: 'The same for every problem of this code.' })
  readonly title!: string;

  @ApiProperty({ example: 409 })
  readonly status!: number;

  @ApiProperty({ description: 'One sentence: what was expected, and what was found.' })
  readonly detail!: string;

  @ApiProperty({ description: 'See the table of codes in the reference.', example: 'claim-held' })
  readonly code!: string;

  @ApiPropertyOptional({ description: 'The article that refuses, where a regulation does.' })
  readonly article?: string;

  @ApiPropertyOptional({ description: 'More for programs: paths of fields, allowed names and the like.' })
  readonly details?: unknown;

  @ApiProperty({ description: 'Names this request in the server log.' })
  readonly requestId!: string;
}
