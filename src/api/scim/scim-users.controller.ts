import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, Patch, Post, Put, Query, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { JsonObject } from '../../core/model/json.js';
import type { KeptPerson } from '../../core/model/organisation.js';
import { sha256 } from '../../engine/history-codec.js';
import { Organisations, type Now } from '../../engine/organisation/organisations.js';
import { Public } from '../access/public.decorator.js';
import { changedView } from '../organisation/organisation.view.js';
import { ProblemException } from '../problems/problem-exception.js';
import { objectOf, operationsOf } from './scim-body.js';
import { SCIM_TYPE } from './scim-error.js';
import { scimFilter } from './scim-filter.js';
import { FromDirectory, ScimGuard, type Directory } from './scim.guard.js';
import { scimPage, type ScimQuery } from './scim-page.js';
import { newPersonId, patchedPerson, personFrom, userNameOf, userResource } from './scim-user.js';

/** People as a directory keeps them (RFC 7644). Each change makes a version of the organisation. */
@ApiExcludeController()
@Public()
@UseGuards(ScimGuard)
@Controller('scim/v2/Users')
export class ScimUsersController {
  constructor(private readonly organisations: Organisations) {}

  @Header('content-type', SCIM_TYPE)
  @Get()
  async list(@FromDirectory() { company }: Directory, @Query() query: ScimQuery): Promise<JsonObject> {
    const { organisation } = await this.#now(company);
    const matches = scimFilter(query.filter, ['userName', 'externalId', 'displayName', 'active', 'id']);
    const found = [...organisation.people].filter(([, person]) => !person.unlisted).map(([id, person]) => shown(id, person));
    return scimPage(found.filter(matches), query);
  }

  @Header('content-type', SCIM_TYPE)
  @Get(':id')
  async read(@FromDirectory() { company }: Directory, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<JsonObject> {
    return answer(id, listed(await this.#now(company), id), reply);
  }

  @Header('content-type', SCIM_TYPE)
  @Post()
  create(@FromDirectory() directory: Directory, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<JsonObject> {
    return this.#write(directory, 'a directory has added somebody', reply, (now) => {
      const wanted = personFrom(objectOf(body), undefined, now);
      const [id, gone] = [...now.organisation.people].find(([one, person]) => userNameOf(one, person).toLowerCase() === (wanted.userName ?? '').toLowerCase()) ?? [];
      if (id !== undefined && !gone?.unlisted) throw new ProblemException('scim-taken', `Expected a userName that nobody has, but "${wanted.userName ?? ''}" is ${id}'s.`);
      return [id ?? newPersonId(wanted.userName ?? '', now.organisation), gone ? { ...wanted, roles: gone.roles } : wanted];
    });
  }

  @Header('content-type', SCIM_TYPE)
  @Put(':id')
  replace(@FromDirectory() directory: Directory, @Param('id') id: string, @Body() body: unknown, @Headers('if-match') match: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<JsonObject> {
    return this.#write(directory, 'a directory has replaced somebody', reply, (now) => [id, personFrom(objectOf(body), matching(id, listed(now, id), match), now)]);
  }

  @Header('content-type', SCIM_TYPE)
  @Patch(':id')
  patch(@FromDirectory() directory: Directory, @Param('id') id: string, @Body() body: unknown, @Headers('if-match') match: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<JsonObject> {
    return this.#write(directory, 'a directory has changed somebody', reply, (now) => [id, patchedPerson(id, matching(id, listed(now, id), match), operationsOf(body), now)]);
  }

  /** Nobody is forgotten: whoever is deleted is not active any more, holds no post, and is shown no more to the directory. */
  @Delete(':id')
  @HttpCode(204)
  async delete(@FromDirectory() directory: Directory, @Param('id') id: string, @Headers('if-match') match: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.#write(directory, 'a directory has deleted somebody', reply, (now) => [id, { ...matching(id, listed(now, id), match), active: false, posts: [], unlisted: true }]);
  }

  async #write({ company, by }: Directory, reason: string, reply: FastifyReply, make: (now: Now) => readonly [string, KeptPerson]): Promise<JsonObject> {
    let made: readonly [string, KeptPerson] | undefined;
    const result = await this.organisations.change({
      company,
      by,
      reason,
      change: (now) => {
        made = make(now);
        return { departments: {}, people: { [made[0]]: made[1] } };
      },
    });
    changedView(result);
    if (!made) throw new Error('a change was made of nothing');
    return answer(...made, reply);
  }

  async #now(company: string): Promise<Now> {
    const now = await this.organisations.now(company);
    if (now) return now;
    throw new ProblemException('no-rulebook-in-force', `Expected a rulebook in force, but ${company} has released none.`);
  }
}

/** @throws ProblemException */
function listed({ organisation }: Now, id: string): KeptPerson {
  const person = organisation.people.get(id);
  if (person && !person.unlisted) return person;
  throw new ProblemException('person-not-found', `Expected the id of a user, but there is no "${id}".`);
}

/** @throws ProblemException where the directory has seen another state */
function matching(id: string, person: KeptPerson, match: string | undefined): KeptPerson {
  if (match === undefined || match === '*' || match.split(',').some((one) => one.trim() === etagOf(userResource(id, person)))) return person;
  throw new ProblemException('organisation-stale', 'Expected the user that you have seen, but it has been changed since.');
}

function etagOf(resource: JsonObject): string {
  return `W/"${sha256(canonicalJson(resource)).slice(0, 16)}"`;
}

function shown(id: string, person: KeptPerson): JsonObject {
  const resource = userResource(id, person);
  return { ...resource, meta: { resourceType: 'User', location: `/scim/v2/Users/${encodeURIComponent(id)}`, version: etagOf(resource) } };
}

function answer(id: string, person: KeptPerson, reply: FastifyReply): JsonObject {
  const resource = shown(id, person);
  reply.header('etag', etagOf(userResource(id, person)));
  reply.header('location', `/scim/v2/Users/${encodeURIComponent(id)}`);
  return resource;
}
