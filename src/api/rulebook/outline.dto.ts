import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Text } from '../../core/model/text.js';

const TEXT = { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] };

/** A part of a rulebook, by its id. */
export class NamedPartDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;
}

export class NamedPostDto extends NamedPartDto {
  @ApiPropertyOptional({ description: 'The department that it belongs to.' })
  readonly department?: string;
}

export class OutlineDto {
  @ApiProperty()
  readonly version!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ enum: ['zh', 'en'] })
  readonly language!: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  readonly timeZone!: string;

  @ApiPropertyOptional({ description: 'The post whose holders release drafts that others have written; process admins do where absent.' })
  readonly releasedBy?: string;

  @ApiProperty({ type: [NamedPartDto] })
  readonly articles!: readonly NamedPartDto[];

  @ApiProperty({ type: [NamedPostDto] })
  readonly posts!: readonly NamedPostDto[];

  @ApiProperty({ type: [NamedPartDto] })
  readonly departments!: readonly NamedPartDto[];

  @ApiProperty({ type: [NamedPartDto] })
  readonly tables!: readonly NamedPartDto[];

  @ApiProperty({ type: [NamedPartDto] })
  readonly workflows!: readonly NamedPartDto[];

  @ApiProperty({ type: [NamedPartDto] })
  readonly ledgers!: readonly NamedPartDto[];
}
