import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonObject } from '../../core/model/json.js';
import type { Shape } from '../http/shape.js';
import { ArmedTimerDto, CaseClockDto } from './time.dto.js';

const OBJECT = { type: 'object', additionalProperties: true } as const;
const OBJECTS = { type: 'array', items: OBJECT } as const;

/** One row of a list of cases. */
export class CaseRowDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'Version of the rulebook that the case is pinned to.' })
  readonly version!: string;

  @ApiProperty({ description: 'Number of accepted commands.' })
  readonly revision!: number;

  @ApiProperty({ enum: ['open', 'completed', 'cancelled'] })
  readonly status!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Path of the final state, once there is one.' })
  readonly outcome!: string | null;

  @ApiProperty({ type: [String], description: 'Paths of the active states.' })
  readonly in!: readonly string[];

  @ApiProperty()
  readonly startedBy!: string;

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly parentCase!: string | null;

  @ApiProperty({ ...OBJECT, description: 'The data fields that were asked for.' })
  readonly data!: JsonObject;
}

/** What may be done with a case as a whole. Each takes a reason. */
export class AvailableCaseVerbDto {
  @ApiProperty({ enum: ['revoke', 'terminate', 'change-deadline', 'jump', 'reopen'] })
  readonly verb!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly title!: unknown;

  @ApiProperty({ oneOf: [{ type: 'string' }, OBJECT], description: 'What happens.' })
  readonly does!: unknown;

  @ApiProperty({ description: 'Whether the signed-in person may do it now.' })
  readonly legal!: boolean;

  @ApiPropertyOptional({ ...OBJECT, description: 'Why not: code, message, article.' })
  readonly refused?: object;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiPropertyOptional({ type: [String], description: 'States that it may name, for jump and reopen.' })
  readonly states?: readonly string[];
}

/** A case as its history tells it. */
export class CaseDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly workflow!: string;

  @ApiProperty({ description: 'Version of the rulebook that the case is pinned to.' })
  readonly version!: string;

  @ApiProperty({ format: 'date', description: 'The day that pinned the version.' })
  readonly date!: string;

  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ enum: ['open', 'completed', 'cancelled'] })
  readonly status!: string;

  @ApiPropertyOptional()
  readonly outcome?: string;

  @ApiProperty({ type: [String] })
  readonly in!: readonly string[];

  @ApiProperty()
  readonly startedBy!: string;

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiPropertyOptional({ ...OBJECT, description: 'The case that started this one.' })
  readonly parent?: object;

  @ApiProperty(OBJECT)
  readonly data!: JsonObject;

  @ApiProperty({ type: [String], description: 'Fields that are not shown to the person.' })
  readonly hidden!: readonly string[];

  @ApiProperty({ ...OBJECTS, description: 'Open tasks: id, state, seats, mode, what has been done on them; `due` is the next time limit, as in `timers`: at, timer or clock, explanations.' })
  readonly tasks!: readonly object[];

  @ApiProperty({ type: [ArmedTimerDto], description: 'Armed timers, the next one first.' })
  readonly timers!: readonly Shape<ArmedTimerDto>[];

  @ApiProperty({ type: [CaseClockDto], description: 'Clocks, the first one first; those that have ended stay.' })
  readonly clocks!: readonly Shape<CaseClockDto>[];

  @ApiProperty({ ...OBJECTS, description: 'Waiting jobs; `incident` is set on one that waits for an operator.' })
  readonly jobs!: readonly object[];

  @ApiProperty({ ...OBJECTS, description: 'Cases that this one waits for.' })
  readonly children!: readonly object[];

  @ApiProperty({ ...OBJECTS, description: 'Claims that the case holds.' })
  readonly claims!: readonly object[];

  @ApiProperty({ ...OBJECT, description: 'For each state, who acted in it.' })
  readonly actedIn!: object;

  @ApiProperty({ type: [AvailableCaseVerbDto], description: 'What may be done with the case as a whole: what the person may do, and for the rest, why not. Nothing for a case as it was.' })
  readonly verbs!: readonly Shape<AvailableCaseVerbDto>[];
}

/** What may be done with a task besides deciding it. */
export class AvailableVerbDto {
  @ApiProperty()
  readonly task!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty()
  readonly verb!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly title!: unknown;

  @ApiProperty()
  readonly legal!: boolean;

  @ApiPropertyOptional({ description: 'As whose deputy, where it is no right of the own.' })
  readonly onBehalfOf?: string;

  @ApiPropertyOptional({ type: [String], description: 'Everybody as whose deputy it could be done, where that is more than one person: a command has to name one.' })
  readonly deputyOf?: readonly string[];

  @ApiPropertyOptional({ ...OBJECT, description: 'Why not: code, message, article.' })
  readonly refused?: object;

  @ApiProperty({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly does!: unknown;

  @ApiProperty({ enum: ['optional', 'required'] })
  readonly opinion!: 'optional' | 'required';

  @ApiPropertyOptional({ type: [String], description: 'Steps that it may be sent back to.' })
  readonly steps?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Where signers may be added.' })
  readonly where?: readonly string[];
}

/** One thing that a task offers. */
export class AvailableActionDto {
  @ApiProperty()
  readonly task!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty()
  readonly action!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly title!: unknown;

  @ApiProperty({ description: 'Whether the signed-in person may do it now.' })
  readonly legal!: boolean;

  @ApiPropertyOptional({ description: 'As whose deputy, where it is no right of the own.' })
  readonly onBehalfOf?: string;

  @ApiPropertyOptional({ type: [String], description: 'Everybody as whose deputy it could be done, where that is more than one person: a command has to name one.' })
  readonly deputyOf?: readonly string[];

  @ApiPropertyOptional({ ...OBJECT, description: 'Why not: code, message, article.' })
  readonly refused?: object;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ ...OBJECT, description: 'Fields that may (`editable`) or must (`required`) be written with it.' })
  readonly fields!: object;

  @ApiPropertyOptional({ ...OBJECT, description: 'Schema of the input.' })
  readonly input?: object;

  @ApiProperty({ enum: ['optional', 'required'] })
  readonly opinion!: string;

  @ApiProperty({ description: 'False while other seats have to be heard after this one.' })
  readonly decides!: boolean;

  @ApiProperty({ ...OBJECTS, description: 'Where the case would go.' })
  readonly targets!: readonly object[];
}
