import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const OBJECT = { type: 'object', additionalProperties: true } as const;
const OBJECTS = { type: 'array', items: OBJECT } as const;

/** A step that is still to come. */
export class ForecastStepDto {
  @ApiProperty({ description: 'Path of the state.' })
  readonly state!: string;

  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly title?: unknown;

  @ApiPropertyOptional({ description: 'The article that the step stands under.' })
  readonly article?: string;

  @ApiProperty({ enum: ['task', 'wait'], description: 'In a `wait` nobody acts: the case waits for a message, a moment, a job or another case.' })
  readonly kind!: string;

  @ApiPropertyOptional({ ...OBJECT, description: 'What is taken to be done there: `id`, `title`.' })
  readonly action?: object;

  @ApiPropertyOptional({ enum: ['any', 'all', 'sequence', 'vote'] })
  readonly mode?: string;

  @ApiProperty({ description: 'False where conditions that cannot be foretold decide whether the case comes here.' })
  readonly sure!: boolean;

  @ApiProperty({ ...OBJECTS, description: 'What was taken for granted of conditions that cannot be foretold: `guard`, `holds`, `because`.' })
  readonly conditions!: readonly object[];

  @ApiPropertyOptional({ enum: ['people', 'unknown', 'nobody', 'passed'], description: 'Of a task: whether it is known who acts. `nobody`: the case could not come here; `passed`: nobody is asked.' })
  readonly who?: string;

  @ApiPropertyOptional({ ...OBJECTS, description: 'Each place: `seat`, up to five `people` (`id`, `name`) who could fill it as things stand, and how many `others`.' })
  readonly seats?: readonly object[];

  @ApiPropertyOptional({ description: 'Why nobody is asked or found.' })
  readonly because?: string;
}

/** Where a way ends, or why no more can be told. */
export class ForecastEndDto {
  @ApiProperty({ description: 'Path of the state.' })
  readonly state!: string;

  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, OBJECT] })
  readonly title?: unknown;

  @ApiProperty({ enum: ['ended', 'waits', 'again', 'refused', 'nobody', 'endless', 'too-long'] })
  readonly why!: string;

  @ApiProperty()
  readonly sure!: boolean;

  @ApiPropertyOptional({ type: 'array', items: { oneOf: [{ type: 'string' }, OBJECT] }, description: 'Which conditions stand in the way.' })
  readonly because?: readonly unknown[];
}

/** The remaining way of a case. */
export class ForecastDto {
  @ApiProperty({ type: [ForecastStepDto] })
  readonly steps!: readonly ForecastStepDto[];

  @ApiProperty({ type: [ForecastEndDto] })
  readonly ends!: readonly ForecastEndDto[];
}
