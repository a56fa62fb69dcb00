/** How the time limits and clocks of a case are shown, and why each is when it is. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Shape } from '../http/shape.js';

/** Days that a reckoning passed over or counted although the week says otherwise. */
export class NoteworthyDaysDto {
  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date', description: 'The last of them.' })
  readonly until!: string;

  @ApiProperty({ description: 'Whether they were counted as working days.' })
  readonly counted!: boolean;

  @ApiProperty({ enum: ['week', 'holiday', 'worked'], description: 'What made them so; `worked`: a make-up day.' })
  readonly by!: string;

  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }], description: 'The holiday, or the one that is made up for.' })
  readonly name?: unknown;
}

/** The same in words. */
export class ExplanationTextDto {
  @ApiProperty()
  readonly zh!: string;

  @ApiProperty()
  readonly en!: string;
}

/** How working time was counted. */
export class ExplanationDto {
  @ApiProperty({ description: 'Id of the calendar.' })
  readonly calendar!: string;

  @ApiProperty({ description: 'The function that counted, such as `working days after`.' })
  readonly how!: string;

  @ApiProperty({ description: 'From when: a day, or an instant in UTC.' })
  readonly from!: string;

  @ApiPropertyOptional({ description: 'How many, as decimal text.' })
  readonly count?: string;

  @ApiProperty({ description: 'Where it came to: a day, or an instant in UTC.' })
  readonly due!: string;

  @ApiProperty({ type: [NoteworthyDaysDto] })
  readonly noteworthy!: readonly Shape<NoteworthyDaysDto>[];

  @ApiProperty({ description: 'Whether a year was counted with that has not been published yet.' })
  readonly provisional!: boolean;

  @ApiProperty({ type: ExplanationTextDto })
  readonly text!: Shape<ExplanationTextDto>;
}

/** That somebody has given a deadline another due time. */
export class DeadlineChangeDto {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ description: 'Id of the person.' })
  readonly by!: string;

  @ApiProperty({ format: 'date-time' })
  readonly from!: string;

  @ApiProperty({ format: 'date-time' })
  readonly to!: string;

  @ApiProperty()
  readonly reason!: string;

  @ApiProperty({ type: ExplanationTextDto })
  readonly text!: Shape<ExplanationTextDto>;
}

/** An armed timer. */
export class ArmedTimerDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Counts how often it has been armed.' })
  readonly arming!: number;

  @ApiProperty({ description: 'Path of its state.' })
  readonly state!: string;

  @ApiProperty()
  readonly trigger!: string;

  @ApiProperty({ format: 'date-time' })
  readonly dueAt!: string;

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiPropertyOptional({ description: "Which step of the ladder of its state's clock it is, from 0." })
  readonly rung?: number;

  @ApiPropertyOptional({ description: 'Set while an incident waits for an operator.' })
  readonly incident?: string;

  @ApiProperty({ type: [ExplanationDto], description: 'How its date was counted; empty where no working time was.' })
  readonly explanations!: readonly Shape<ExplanationDto>[];

  @ApiProperty({ type: [DeadlineChangeDto], description: 'Who has given it another due time since, and why, in order.' })
  readonly changes!: readonly Shape<DeadlineChangeDto>[];
}

/** A stretch in which a clock ran or stood still. */
export class ClockSegmentDto {
  @ApiProperty({ enum: ['running', 'paused'] })
  readonly kind!: string;

  @ApiProperty({ format: 'date-time' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Null while it goes on.' })
  readonly until!: string | null;
}

/** The clock of a state, or of the whole case. */
export class CaseClockDto {
  @ApiProperty({ description: 'Path of the state; empty for the whole case.' })
  readonly state!: string;

  @ApiProperty({ description: 'The time allowed, as the workflow says it.' })
  readonly within!: string;

  @ApiProperty({ enum: ['hours', 'working hours', 'working days'] })
  readonly unit!: string;

  @ApiProperty({ enum: ['running', 'paused', 'ended'] })
  readonly status!: string;

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly endedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Null while it stands still.' })
  readonly due!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'What is left of its unit while it stands still, as decimal text; below nought where it is overdue.' })
  readonly left!: string | null;

  @ApiProperty()
  readonly overdue!: boolean;

  @ApiProperty({ type: [ClockSegmentDto], description: 'In order.' })
  readonly segments!: readonly Shape<ClockSegmentDto>[];

  @ApiPropertyOptional()
  readonly article?: string;

  @ApiProperty({ type: [ExplanationDto], description: 'How the due date was counted last.' })
  readonly explanations!: readonly Shape<ExplanationDto>[];

  @ApiProperty({ type: [DeadlineChangeDto], description: 'Who has given it another due time since, and why, in order.' })
  readonly changes!: readonly Shape<DeadlineChangeDto>[];

  @ApiProperty({ type: ExplanationTextDto })
  readonly text!: Shape<ExplanationTextDto>;
}

/** The next time limit of a task. */
export class DueDto {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiPropertyOptional({ description: 'Id of the timer; absent where it is a clock.' })
  readonly timer?: string;

  @ApiPropertyOptional({ description: 'Path of the state whose clock it is; absent where it is a timer.' })
  readonly clock?: string;

  @ApiProperty({ type: [ExplanationDto] })
  readonly explanations!: readonly Shape<ExplanationDto>[];

  @ApiProperty({ type: [DeadlineChangeDto], description: 'Who has given it another due time since, and why, in order.' })
  readonly changes!: readonly Shape<DeadlineChangeDto>[];
}
