import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';
import type { Database } from '../../engine/ports/database.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Demonstration } from '../demonstration/demonstration.js';
import type { Shape } from '../http/shape.js';
import { DATABASE, DEMONSTRATION } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';

export class ClockDto {
  @ApiProperty({ format: 'date-time', description: 'By which time limits are counted; a demonstration has a clock of its own.' })
  readonly now!: string;

  @ApiProperty({ example: 'Asia/Shanghai', description: 'In which the rulebook in force reckons days.' })
  readonly timeZone!: string;
}

/** No typing error shall take a demonstration centuries away. */
const FORWARD_MS_MAX = 366 * 24 * 60 * 60 * 1_000;

export class SetClockDto {
  @ApiProperty({ format: 'date-time', description: 'Later than now, by a year at the most.', example: '2026-05-06T09:00:00+08:00' })
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'to must have a time and an offset from UTC' })
  readonly to!: string;
}

@ApiTags('health')
@Controller('api/v1/clock')
export class ClockController {
  constructor(
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
  ) {}

  @ApiOperation({ summary: "The server's time, and the time zone of the rulebook in force" })
  @ApiOkResponse({ type: ClockDto })
  @ApiProblems('not-signed-in')
  @Get()
  async read(@SignedIn() { company }: Identity): Promise<Shape<ClockDto>> {
    const rulebook = await this.library.inForce(company);
    return { now: this.database.clock.now(), timeZone: rulebook?.definition.timeZone ?? 'UTC' };
  }

  @ApiOperation({ summary: 'Sets the clock of a demonstration forward; the clock of a real server cannot be set' })
  @ApiOkResponse({ type: ClockDto })
  @ApiProblems('not-signed-in', 'request-invalid', 'route-not-found')
  @NeedsRole('operator', 'process-admin')
  @Put()
  async set(@SignedIn() identity: Identity, @Body() { to }: SetClockDto): Promise<Shape<ClockDto>> {
    if (!this.demonstration) throw new ProblemException('route-not-found', 'Expected a demonstration server, but this is a real one, whose clock nobody sets.');
    const now = this.database.clock.now();
    const aheadMs = Date.parse(to) - Date.parse(now);
    if (!(aheadMs > 0 && aheadMs <= FORWARD_MS_MAX)) throw new ProblemException('request-invalid', `Expected a moment later than ${now}, by a year at the most, but found ${to}.`);
    this.demonstration.forwardTo(new Date(to).toISOString());
    return this.read(identity);
  }
}
