import { Body, Controller, Delete, Param, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Holding, KeptDepartment, KeptPerson, Organisation, OrganisationChange } from '../../core/model/organisation.js';
import { Organisations } from '../../engine/organisation/organisations.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { ExpectedEtag } from '../rulebook/expected-etag.decorator.js';
import { HoldingDatesDto, KeptDepartmentDto, KeptPersonDto, OrganisationChangedDto, ReasonQuery } from './organisation.dto.js';
import { changedView } from './organisation.view.js';

/** Who changes one thing, from which version, and why. */
interface Edit {
  readonly identity: Identity;
  readonly expected: string | null;
  readonly reason: string;
  readonly reply: FastifyReply;
}

/** Edits of single people, departments and holdings. Each makes a version. */
@ApiTags('organisation')
@ApiProblems('not-signed-in', 'request-invalid', 'header-invalid', 'precondition-missing', 'organisation-stale', 'organisation-faulty', 'no-rulebook-in-force')
@ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the version that was seen.' })
@ApiHeader({ name: 'If-None-Match', required: false, description: '`*`: nothing is kept yet.' })
@ApiOkResponse({ type: OrganisationChangedDto })
@NeedsRole('process-admin')
@Controller('api/v1/organisation')
export class OrganisationEditsController {
  constructor(private readonly organisations: Organisations) {}

  @ApiOperation({ summary: 'Adds a person, or replaces what is known of one' })
  @Put('people/:id')
  putPerson(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Body() body: KeptPersonDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, () => ({ departments: {}, people: { [id]: asData<KeptPerson>(body) } }));
  }

  @ApiOperation({ summary: 'Takes a person out' })
  @ApiProblems('person-not-found')
  @Delete('people/:id')
  deletePerson(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, (now) => {
      personOf(now, id);
      return { departments: {}, people: { [id]: null } };
    });
  }

  @ApiOperation({ summary: 'Adds a department, or replaces what is known of one' })
  @Put('departments/:id')
  putDepartment(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Body() body: KeptDepartmentDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, () => ({ departments: { [id]: asData<KeptDepartment>(body) }, people: {} }));
  }

  @ApiOperation({ summary: 'Takes a department out; one of the rulebook becomes again what the rulebook says' })
  @ApiProblems('department-not-found')
  @Delete('departments/:id')
  deleteDepartment(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, ({ departments }) => {
      if (!departments.has(id)) throw new ProblemException('department-not-found', `Expected a department that is kept, but there is no "${id}".`);
      return { departments: { [id]: null }, people: {} };
    });
  }

  @ApiOperation({ summary: 'Gives a person a post, from a day to a day; what was said of this person and post before is replaced' })
  @ApiProblems('person-not-found')
  @Put('posts/:post/holders/:id')
  putHolder(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('post', IdPipe) post: string, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Body() dates: HoldingDatesDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, (now) => withHolding(now, id, post, { post, ...asData<Omit<Holding, 'post'>>(dates) }));
  }

  @ApiOperation({ summary: 'Takes a post from a person' })
  @ApiProblems('person-not-found')
  @Delete('posts/:post/holders/:id')
  deleteHolder(@SignedIn() identity: Identity, @ExpectedEtag() expected: string | null, @Param('post', IdPipe) post: string, @Param('id', IdPipe) id: string, @Query() { reason }: ReasonQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    return this.#edit({ identity, expected, reason, reply }, (now) => withHolding(now, id, post));
  }

  async #edit({ identity: { company, actor }, expected, reason, reply }: Edit, change: (now: Organisation) => OrganisationChange): Promise<Shape<OrganisationChangedDto>> {
    const result = changedView(await this.organisations.change({ company, by: actor.id, admin: actor.id, reason, expected, change: ({ organisation }) => change(organisation) }));
    reply.header('etag', `"${result.version}"`);
    return result;
  }
}

function withHolding(now: Organisation, id: string, post: string, holding?: Holding): OrganisationChange {
  const person = personOf(now, id);
  const others = person.posts.filter((one) => one.post !== post);
  return { departments: {}, people: { [id]: { ...person, posts: holding ? [...others, holding] : others } } };
}

/** @throws ProblemException */
function personOf({ people }: Organisation, id: string): KeptPerson {
  const person = people.get(id);
  if (person) return person;
  throw new ProblemException('person-not-found', `Expected a person of the organisation, but there is no "${id}".`);
}

/** A body as plain data, without what was left out. */
function asData<Data>(body: Data): Data {
  return JSON.parse(JSON.stringify(body)) as Data;
}
