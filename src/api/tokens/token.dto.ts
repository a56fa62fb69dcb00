import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class CreateTokenDto {
  @ApiProperty({ description: 'What the token is for.' })
  @IsString()
  @Length(1, 100)
  readonly label!: string;

  @ApiPropertyOptional({ description: 'How long it is valid.', minimum: 1, maximum: 366, default: 90 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  readonly days: number = 90;
}

export class TokenDto {
  @ApiProperty({ description: 'Names the token; it opens nothing.' })
  readonly id!: string;

  @ApiProperty()
  readonly label!: string;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time', type: 'string', nullable: true })
  readonly expiresAt!: string | null;
}

export class CreatedTokenDto extends TokenDto {
  @ApiProperty({ description: 'The token itself. It is shown this once.', example: 'bylaw_…' })
  readonly token!: string;
}
