import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { People } from '../../engine/people.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { PersonDto } from './person.dto.js';

@ApiTags('people')
@ApiProblems('not-signed-in')
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @ApiOperation({ summary: 'The people of the rulebook in force today' })
  @ApiOkResponse({ type: [PersonDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<PersonDto>[]> {
    const people = await this.people.all(company);
    return people.map(({ id, name, posts, department }) => ({ id, name, posts, ...(department !== undefined && { department }) }));
  }
}
