import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, Validate, ValidateNested, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import type { Role } from '../../core/model/actor.js';
import type { KeptDepartment, KeptPerson } from '../../core/model/organisation.js';
import type { Text } from '../../core/model/text.js';
import { ROLES, type OrganisationFault } from '../../core/organisation/faults.js';

const TEXT = { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }], description: 'One text, or one for each language: `{ zh, en }`.' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@ValidatorConstraint({ name: 'text' })
class TextForm implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value === 'string') return true;
    return typeof value === 'object' && value !== null && Object.entries(value).every(([key, text]) => (key === 'zh' || key === 'en') && typeof text === 'string');
  }

  defaultMessage(): string {
    return '$property must be a text, or { zh, en }';
  }
}

export class ReasonQuery {
  @ApiPropertyOptional({ description: 'Why it is changed; kept with the version.', default: 'changed by hand' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly reason: string = 'changed by hand';
}

export class ImportQuery extends ReasonQuery {
  @ApiPropertyOptional({ enum: ['keep', 'remove'], default: 'keep', description: 'What becomes of those that the file does not name.' })
  @IsOptional()
  @IsIn(['keep', 'remove'])
  readonly missing: 'keep' | 'remove' = 'keep';
}

export class VersionsQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;

  @ApiPropertyOptional({ description: 'Versions before this number.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  readonly before?: number;
}

export class TableQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'The first row only, to be filled in.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly empty: 'true' | 'false' = 'false';
}

export class HoldingDatesDto {
  @ApiPropertyOptional({ format: 'date', description: 'First day; open where absent.' })
  @IsOptional()
  @Matches(DAY)
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, included; open where absent.' })
  @IsOptional()
  @Matches(DAY)
  readonly to?: string;
}

export class HoldingDto extends HoldingDatesDto {
  @ApiProperty({ description: 'Id of a post of the rulebook.' })
  @IsString()
  @MaxLength(200)
  readonly post!: string;
}

export class KeptPersonDto {
  @ApiProperty(TEXT)
  @Validate(TextForm)
  @Transform(({ obj }) => (obj as { name: unknown }).name)
  readonly name!: Text;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly department?: string;

  @ApiPropertyOptional({ enum: ROLES, isArray: true, default: ['staff'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  readonly roles: readonly Role[] = ['staff'];

  @ApiPropertyOptional({ default: true, description: 'Whoever is not active can do nothing.' })
  @IsOptional()
  @IsBoolean()
  readonly active: boolean = true;

  @ApiPropertyOptional({ type: [HoldingDto], default: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => HoldingDto)
  readonly posts: readonly HoldingDto[] = [];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly email?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly mobile?: string;

  @ApiPropertyOptional({ description: 'By what name a directory knows the person.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly userName?: string;

  @ApiPropertyOptional({ description: 'By what id a directory knows the person.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly externalId?: string;
}

export class KeptDepartmentDto {
  @ApiProperty(TEXT)
  @Validate(TextForm)
  @Transform(({ obj }) => (obj as { title: unknown }).title)
  readonly title!: Text;

  @ApiPropertyOptional({ description: 'Post of its head.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly head?: string;

  @ApiPropertyOptional({ description: 'The department that it is a part of.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly within?: string;
}

const BY_ID = { type: 'object', additionalProperties: { type: 'object', additionalProperties: true } } as const;

export class OrganisationDto {
  @ApiProperty({ description: 'Whether it is kept in the database; otherwise the rulebook names the people.' })
  readonly kept!: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'Name of the version: its hash.' })
  readonly version!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly number!: number | null;

  @ApiProperty({ ...BY_ID, description: 'Departments by id.' })
  readonly departments!: Readonly<Record<string, KeptDepartment>>;

  @ApiProperty({ ...BY_ID, description: 'People by id. Auditors are not given addresses and numbers.' })
  readonly people!: Readonly<Record<string, KeptPerson>>;
}

export class OrganisationVersionDto {
  @ApiProperty()
  readonly version!: string;

  @ApiProperty()
  readonly number!: number;

  @ApiProperty({ type: 'string', nullable: true })
  readonly previous!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'A person, or `scim:` and the beginning of a token\'s id.' })
  readonly by!: string;

  @ApiProperty()
  readonly reason!: string;

  @ApiProperty({ ...BY_ID, description: 'What became of departments and people, by id; null where they were taken out.' })
  readonly change!: object;
}

export class OrganisationFaultDto {
  @ApiProperty({ enum: ['person', 'department', 'organisation'] })
  readonly kind!: string;

  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly field!: string;

  @ApiProperty({ description: '"Expected …, but …"' })
  readonly message!: string;

  @ApiPropertyOptional({ type: 'object', properties: { sheet: { type: 'string' }, row: { type: 'integer' }, column: { type: 'string' } }, description: 'Where it stands in the file.' })
  readonly place?: { readonly sheet: string; readonly row: number; readonly column: string };
}

export class ChangedIdsDto {
  @ApiProperty({ type: [String] })
  readonly added!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly changed!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly removed!: readonly string[];
}

export class OrganisationPreviewDto {
  @ApiProperty({ type: 'string', nullable: true, description: 'The version that it was made from; send it as If-Match. Null: send If-None-Match: *.' })
  readonly version!: string | null;

  @ApiProperty()
  readonly people!: ChangedIdsDto;

  @ApiProperty()
  readonly departments!: ChangedIdsDto;

  @ApiProperty({ ...BY_ID, description: 'What would become of departments and people, by id.' })
  readonly change!: object;

  @ApiProperty({ type: [OrganisationFaultDto] })
  readonly faults!: readonly OrganisationFault[];

  @ApiProperty({ type: [String], description: 'People who would not be active any more: hand over their work.' })
  readonly leaving!: readonly string[];

  @ApiProperty({ type: [String], description: 'Posts of the rulebook that nobody would hold today.' })
  readonly vacant!: readonly string[];
}

export class OrganisationChangedDto {
  @ApiProperty()
  readonly version!: string;

  @ApiProperty()
  readonly number!: number;

  @ApiProperty({ description: 'Nothing was different, so that no version was made.' })
  readonly same!: boolean;
}
