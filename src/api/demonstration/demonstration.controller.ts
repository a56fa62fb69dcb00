import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import { Public } from '../access/public.decorator.js';
import type { Shape } from '../http/shape.js';
import { DATABASE, DEMONSTRATION } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import type { Demonstration, DemonstrationGuest } from './demonstration.js';
import { DemonstrationDto, type DemonstrationGuestDto } from './demonstration.dto.js';

@ApiTags('sign-in')
@Controller('api/v1/demonstration')
export class DemonstrationController {
  constructor(
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
  ) {}

  @ApiOperation({ summary: 'Whom to sign in as on a demonstration server; a real server has nothing here', security: [] })
  @ApiOkResponse({ type: DemonstrationDto })
  @ApiProblems('route-not-found')
  @Public()
  @Get()
  async read(): Promise<Shape<DemonstrationDto>> {
    if (!this.demonstration) throw new ProblemException('route-not-found', 'Expected a demonstration server, but this is a real one.');
    const { password, guests } = this.demonstration;
    return { password, now: this.database.clock.now(), guests: await Promise.all(guests.map((guest) => this.#introduce(guest))) };
  }

  async #introduce(guest: DemonstrationGuest): Promise<Shape<DemonstrationGuestDto>> {
    const rulebook = (await this.library.inForce(guest.company))?.definition;
    return { ...guest, companyTitle: rulebook?.title ?? guest.company, name: rulebook?.people.get(guest.person)?.name ?? guest.person };
  }
}
