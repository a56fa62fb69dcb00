import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LiveDto {
  @ApiProperty({ enum: ['up'] })
  readonly status!: 'up';

  @ApiProperty({ description: 'The version of Bylaw that answers.' })
  readonly version!: string;
}

export class ReadyDto {
  @ApiProperty({ enum: ['up'] })
  readonly status!: 'up';

  @ApiProperty({ enum: ['sqlite', 'mariadb', 'memory'], description: 'What kind of database answers.' })
  readonly database!: 'sqlite' | 'mariadb' | 'memory';

  @ApiPropertyOptional({ description: 'What is not as it should be, though the server can work.' })
  readonly trouble?: string;
}
