import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { JsonObject } from '../../core/model/json.js';
import { sha256 } from '../../engine/history-codec.js';
import { Organisations, type Now } from '../../engine/organisation/organisations.js';
import { Public } from '../access/public.decorator.js';
import { changedView } from '../organisation/organisation.view.js';
import { ProblemException } from '../problems/problem-exception.js';
import { member, objectOf, operationsOf } from './scim-body.js';
import { SCIM_TYPE } from './scim-error.js';
import { scimFilter } from './scim-filter.js';
import { groupBy, groupId, groupNamed, groupResource, groupsOf, membersChange, membersIn, patchedMembers, type Group } from './scim-group.js';
import { FromDirectory, ScimGuard, type Directory } from './scim.guard.js';
import { scimPage, type ScimQuery } from './scim-page.js';

/** Posts and departments as groups of a directory. Posts are the rulebook's: a directory says who holds them, and makes none. */
@ApiExcludeController()
@Public()
@UseGuards(ScimGuard)
@Controller('scim/v2/Groups')
export class ScimGroupsController {
  constructor(private readonly organisations: Organisations) {}

  @Header('content-type', SCIM_TYPE)
  @Get()
  async list(@FromDirectory() { company }: Directory, @Query() query: ScimQuery): Promise<JsonObject> {
    const now = await this.#now(company);
    const matches = scimFilter(query.filter, ['displayName', 'id']);
    return scimPage(groupsOf(now).map((group) => shown(group, now, query)).filter(matches), query);
  }

  @Header('content-type', SCIM_TYPE)
  @Get(':id')
  async read(@FromDirectory() { company }: Directory, @Param('id') id: string, @Query() query: ScimQuery): Promise<JsonObject> {
    const now = await this.#now(company);
    return shown(groupBy(now, id), now, query);
  }

  @Header('content-type', SCIM_TYPE)
  @Post()
  create(@FromDirectory() directory: Directory, @Body() body: unknown): Promise<JsonObject> {
    return this.#write(directory, (now) => [groupNamed(now, member(objectOf(body), 'displayName')), membersIn(member(objectOf(body), 'members'))]);
  }

  @Header('content-type', SCIM_TYPE)
  @Put(':id')
  replace(@FromDirectory() directory: Directory, @Param('id') id: string, @Body() body: unknown): Promise<JsonObject> {
    return this.#write(directory, (now) => [groupBy(now, id), membersIn(member(objectOf(body), 'members'))]);
  }

  @Header('content-type', SCIM_TYPE)
  @Patch(':id')
  patch(@FromDirectory() directory: Directory, @Param('id') id: string, @Body() body: unknown): Promise<JsonObject> {
    return this.#write(directory, (now) => {
      const group = groupBy(now, id);
      return [group, patchedMembers(membersIn(groupResource(group, now)['members'] ?? null), operationsOf(body))];
    });
  }

  /** The post or department stays; it has no members any more. */
  @Delete(':id')
  @HttpCode(204)
  async delete(@FromDirectory() directory: Directory, @Param('id') id: string): Promise<void> {
    await this.#write(directory, (now) => [groupBy(now, id), []]);
  }

  async #write({ company, by }: Directory, make: (now: Now) => readonly [Group, readonly string[]]): Promise<JsonObject> {
    const made: Group[] = [];
    const result = await this.organisations.change({
      company,
      by,
      reason: 'a directory has changed a group',
      change: (now) => {
        const [group, members] = make(now);
        made.push(group);
        return membersChange(group, members, now);
      },
    });
    changedView(result);
    const now = await this.#now(company);
    return shown(groupBy(now, made.map(groupId).at(-1) ?? ''), now, {});
  }

  async #now(company: string): Promise<Now> {
    const now = await this.organisations.now(company);
    if (now) return now;
    throw new ProblemException('no-rulebook-in-force', `Expected a rulebook in force, but ${company} has released none.`);
  }
}

function shown(group: Group, now: Now, { excludedAttributes = '' }: ScimQuery): JsonObject {
  const { members, ...rest } = groupResource(group, now);
  const version = `W/"${sha256(canonicalJson({ members, ...rest })).slice(0, 16)}"`;
  const meta = { resourceType: 'Group', location: `/scim/v2/Groups/${encodeURIComponent(groupId(group))}`, version };
  return { ...rest, ...(excludedAttributes.split(',').includes('members') ? {} : { members: members ?? [] }), meta };
}
