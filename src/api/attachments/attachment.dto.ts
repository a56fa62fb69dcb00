import { ApiProperty } from '@nestjs/swagger';
import { Length, Matches } from 'class-validator';
import { WhyQuery } from '../cases/case-query.dto.js';

/** Of the file as the person calls it. */
export class UploadQuery {
  @ApiProperty({ description: 'What the file is called, without folders.', example: '发票.pdf' })
  @Length(1, 200)
  @Matches(/^[^/\\\p{Cc}]+$/u)
  readonly name!: string;
}

/** At which revision the case is looked at; as it stands now where absent. */
export class DownloadQuery extends WhyQuery {}

export class AttachmentDto {
  @ApiProperty({ description: 'SHA-256 of the bytes.', pattern: '^[0-9a-f]{64}$' })
  readonly file!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'Media type, found in the bytes.', example: 'application/pdf' })
  readonly type!: string;

  @ApiProperty({ description: 'How many bytes it has.' })
  readonly bytes!: number;
}
