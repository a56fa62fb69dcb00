import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';

export class ClockDto {
  @ApiProperty({ format: 'date-time', description: 'By which time limits are counted; a demonstration has a clock of its own.' })
  readonly now!: string;

  @ApiProperty({ example: 'Asia/Shanghai', description: 'In which the rulebook in force reckons days.' })
  readonly timeZone!: string;
}

@ApiTags('health')
@Controller('api/v1/clock')
export class ClockController {
  constructor(
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: "The server's time, and the time zone of the rulebook in force" })
  @ApiOkResponse({ type: ClockDto })
  @ApiProblems('not-signed-in')
  @Get()
  async read(@SignedIn() { company }: Identity): Promise<Shape<ClockDto>> {
    const rulebook = await this.library.inForce(company);
    return { now: this.database.clock.now(), timeZone: rulebook?.definition.timeZone ?? 'UTC' };
  }
}
