import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandOvers, type HandOverReport } from '../../engine/hand-over.js';
import { People } from '../../engine/people.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { IdempotencyKey } from '../commands/idempotency-key.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { HandOverDto, HandOverReportDto } from './hand-over.dto.js';
import { PersonDto } from './person.dto.js';

@ApiTags('people')
@ApiProblems('not-signed-in')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly handOvers: HandOvers,
  ) {}

  @ApiOperation({ summary: 'The people of the rulebook in force today' })
  @ApiOkResponse({ type: [PersonDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<PersonDto>[]> {
    const people = await this.people.all(company);
    return people.map(({ id, name, posts, department }) => ({ id, name, posts, ...(department !== undefined && { department }) }));
  }

  @ApiOperation({
    summary: "Hands a person's work over to others, or shows what would come of it",
    description: 'Looks through `limit` open cases; send `next` as `after` until it is null. Seats that are the person\'s alone go over, one command for each case, and with the last page the deputyships end. Sent again after a crash it goes on with what is left.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '1 to 200 visible ASCII characters.' })
  @ApiOkResponse({ type: HandOverReportDto })
  @ApiProblems('idempotency-key-missing', 'request-invalid', 'cursor-invalid', 'store-busy', 'store-full', 'store-unreachable')
  @NeedsRole('process-admin')
  @Post(':id/hand-over')
  @HttpCode(200)
  async handOver(@SignedIn() { company, actor }: Identity, @IdempotencyKey() key: string, @Param('id', IdPipe) person: string, @Body() body: HandOverDto): Promise<Shape<HandOverReportDto>> {
    const { to, tasks = [], reason, preview } = body;
    return shown(await this.handOvers.handOver({ company, by: actor, person, to, tasks, reason, key, preview, page: toPage(body) }));
  }
}

function shown({ rows, deputyships, next }: HandOverReport): Shape<HandOverReportDto> {
  return { rows, deputyships: deputyships.map(({ company: _company, ...rest }) => rest), next };
}
