import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';

export class SignInDto {
  @ApiProperty({ description: 'Id of the company.' })
  @IsString()
  @Length(1, 64)
  readonly company!: string;

  @ApiProperty({ description: 'Id of the person in the rulebook.' })
  @IsString()
  @Length(1, 128)
  readonly person!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(200)
  readonly password!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ format: 'password', description: 'The password until now.' })
  @IsString()
  @MaxLength(200)
  readonly present!: string;

  @ApiProperty({ format: 'password', description: 'At least 12 characters.' })
  @IsString()
  @MaxLength(200)
  readonly next!: string;
}

/** The person who is signed in, as the rulebook in force today knows them. */
export class MeDto {
  @ApiProperty()
  readonly company!: string;

  @ApiProperty({ description: 'Id of the person.' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String] })
  readonly posts!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly departments!: readonly string[];

  @ApiProperty({ type: [String], description: 'The departments that the person heads.' })
  readonly heads!: readonly string[];

  @ApiProperty({ enum: ['process-admin', 'staff', 'auditor', 'operator'], isArray: true })
  readonly roles!: readonly string[];
}
