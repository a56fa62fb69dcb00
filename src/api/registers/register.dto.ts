import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Json } from '../../core/model/json.js';
import type { Text } from '../../core/model/text.js';
import { PageQuery } from '../http/page.dto.js';

const commas = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
const several = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));
const TEXT = { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] };
const VALUE = { nullable: true, description: 'A text, a number, true or false, or null. Decimals are text with every digit, days ISO dates, moments instants in UTC.' };

/** What of a register is wanted. */
export class RegisterQuery {
  @ApiPropertyOptional({ description: 'Rows of a year, a quarter, a month or a day.', example: '2026-Q1' })
  @IsOptional()
  @IsString()
  @Length(4, 10)
  readonly period?: string;

  @ApiPropertyOptional({ description: 'Rows from this day on.', format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Rows up to this day, which is included.', format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly until?: string;

  @ApiPropertyOptional({ description: '`column:value`, as often as wanted: several values of one column are alternatives, several columns have to fit all. `column:` means rows without a value.', type: [String], example: ['cause:delay'] })
  @IsOptional()
  @several
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(1000, { each: true })
  @Matches(/^[^:]+:/, { each: true, message: 'each value in where must be column:value' })
  readonly where: readonly string[] = [];

  @ApiPropertyOptional({ description: 'Columns to sort by, joined by commas; a minus before one begins with the greatest.', type: 'string', example: 'referrer,-amount' })
  @IsOptional()
  @commas
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  readonly order?: readonly string[];

  @ApiPropertyOptional({ description: 'What to group by, joined by commas: columns, or `period:day`, `period:month`, `period:quarter`, `period:year`. As the register says where absent.', type: 'string', example: 'cause,period:month' })
  @IsOptional()
  @commas
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  readonly groups?: readonly string[];
}

export class RegisterPageQuery extends RegisterQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly limit: number = 200;

  @ApiPropertyOptional({ description: 'Rows that come before the page.', minimum: 0, default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly offset: number = 0;
}

export class RegisterPrintQuery extends RegisterQuery {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: 'That of the rulebook where absent.' })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: 'zh' | 'en';
}

export class RegisterExportQuery extends RegisterPrintQuery {
  @ApiProperty({ enum: ['xlsx', 'csv'] })
  @IsIn(['xlsx', 'csv'])
  readonly format!: 'xlsx' | 'csv';
}

export class ReadingsQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly register?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 128)
  readonly person?: string;
}

export class RegisterColumnDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ enum: ['string', 'integer', 'decimal', 'boolean', 'date', 'date and time'] })
  readonly type!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Where values are choices: what people read for each.' })
  readonly labels?: Json;

  @ApiPropertyOptional({ enum: ['person', 'department', 'post'], description: 'What values are ids of.' })
  readonly refers?: string;
}

export class RegisterTotalDto {
  @ApiProperty({ description: 'A column, `rows`, or a name of its own.' })
  readonly id!: string;

  @ApiProperty({ enum: ['sum', 'count', 'min', 'max', 'average', 'formula'] })
  readonly how!: string;

  @ApiPropertyOptional(TEXT)
  readonly title?: Text;
}

export class RegisterDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TEXT)
  readonly title!: Text;

  @ApiProperty({ type: 'string', nullable: true })
  readonly source!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly article!: string | null;

  @ApiProperty({ description: 'Whether rows have a day, so that a period can be asked for.' })
  readonly dated!: boolean;

  @ApiProperty({ description: 'Whether each reading is recorded.' })
  readonly logged!: boolean;

  @ApiProperty({ type: [RegisterColumnDto], description: 'Those that the person may read.' })
  readonly columns!: readonly RegisterColumnDto[];

  @ApiProperty({ type: [RegisterTotalDto] })
  readonly totals!: readonly RegisterTotalDto[];

  @ApiProperty({ type: [String], description: 'What rows are grouped by where nobody asks for something else: columns, or `period:month` and the like.' })
  readonly groups!: readonly string[];
}

export class RegisterRowDto {
  @ApiProperty()
  readonly case!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Which item of its list, from 0; null where the row is the whole case.' })
  readonly item!: number | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'The day that it belongs to.' })
  readonly day!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: VALUE })
  readonly values!: Readonly<Record<string, Json>>;
}

export class RegisterGroupDto {
  @ApiProperty({ type: 'array', items: VALUE, description: 'Values of `groupedBy`, in that order.' })
  readonly keys!: readonly Json[];

  @ApiProperty({ type: 'object', additionalProperties: VALUE })
  readonly totals!: Readonly<Record<string, Json>>;
}

export class PivotRowDto {
  @ApiProperty({ type: 'array', items: VALUE })
  readonly keys!: readonly Json[];

  @ApiProperty({ type: 'array', items: VALUE, description: 'One for each of `columns`; null where there is no row.' })
  readonly cells!: readonly Json[];

  @ApiProperty(VALUE)
  readonly total!: Json;
}

export class RegisterPivotDto {
  @ApiProperty({ type: [String] })
  readonly by!: readonly string[];

  @ApiProperty({ description: 'What stands across.' })
  readonly across!: string;

  @ApiProperty({ description: 'The total in the cells.' })
  readonly value!: string;

  @ApiProperty({ type: 'array', items: VALUE })
  readonly columns!: readonly Json[];

  @ApiProperty({ type: [PivotRowDto] })
  readonly rows!: readonly PivotRowDto[];

  @ApiProperty({ type: 'array', items: VALUE })
  readonly totals!: readonly Json[];

  @ApiProperty(VALUE)
  readonly total!: Json;
}

export class RegisterFaultDto {
  @ApiProperty()
  readonly case!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly item!: number | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Null where it is the question whether there is a row, or what its day is.' })
  readonly column!: string | null;

  @ApiProperty()
  readonly message!: string;
}

export class ReadRegisterDto {
  @ApiProperty({ type: RegisterDto })
  readonly register!: RegisterDto;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'How many rows there are, of which a page is given.' })
  readonly count!: number;

  @ApiProperty({ type: [RegisterRowDto] })
  readonly rows!: readonly RegisterRowDto[];

  @ApiProperty({ type: 'object', additionalProperties: VALUE, description: 'Over all rows, not over the page.' })
  readonly totals!: Readonly<Record<string, Json>>;

  @ApiProperty({ type: [String] })
  readonly groupedBy!: readonly string[];

  @ApiProperty({ type: [RegisterGroupDto] })
  readonly groups!: readonly RegisterGroupDto[];

  @ApiProperty({ type: RegisterPivotDto, nullable: true })
  readonly pivot!: RegisterPivotDto | null;

  @ApiProperty({ type: [RegisterFaultDto], description: 'Cells that came to nothing and are empty; the first fifty.' })
  readonly faults!: readonly RegisterFaultDto[];
}

export class RegisterReadingDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'The register, or the workflow whose records were read.' })
  readonly register!: string;

  @ApiProperty()
  readonly person!: string;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Of a register: period, filter, groups, and `as` where it was exported. Of records: the ids of the `cases`, and `as`: in which way.' })
  readonly asked!: Readonly<Record<string, Json>>;

  @ApiProperty()
  readonly rows!: number;
}
