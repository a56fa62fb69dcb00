import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sheet } from '../../core/model/sheet.js';
import { readTables } from '../../core/organisation/read-tables.js';
import { tableCsv } from '../../core/organisation/write-tables.js';
import { Organisations, type Now, type WantedChange } from '../../engine/organisation/organisations.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { sheetsIn } from '../http/sheets-in.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { ExpectedEtag } from '../rulebook/expected-etag.decorator.js';
import { ImportQuery, OrganisationChangedDto, OrganisationDto, OrganisationPreviewDto, OrganisationVersionDto, TableQuery, VersionsQuery } from './organisation.dto.js';
import { changedView, changeView, organisationView, previewView, type Sight } from './organisation.view.js';

/** The departments and people of a company, kept in the database or named by its rulebook. */
@ApiTags('organisation')
@ApiProblems('not-signed-in')
@Controller('api/v1/organisation')
export class OrganisationController {
  constructor(private readonly organisations: Organisations) {}

  @ApiOperation({ summary: 'Departments and people of now, and whether they are kept in the database' })
  @ApiOkResponse({ type: OrganisationDto, headers: { ETag: { description: 'Name of the version, in quotes; absent where nothing is kept.', schema: { type: 'string' } } } })
  @ApiProblems('no-rulebook-in-force')
  @NeedsRole('process-admin', 'auditor')
  @Get()
  async read(@SignedIn() { company, actor }: Identity, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationDto>> {
    const { kept, organisation } = await this.#now(company);
    if (kept) reply.header('etag', `"${kept.version}"`);
    return organisationView(kept, organisation, sightOf(actor));
  }

  @ApiOperation({ summary: 'Versions, newest first: who changed what, when and why' })
  @ApiOkResponse({ type: [OrganisationVersionDto] })
  @ApiProblems('request-invalid')
  @NeedsRole('process-admin', 'auditor')
  @Get('versions')
  async versions(@SignedIn() { company, actor }: Identity, @Query() { before, limit }: VersionsQuery): Promise<readonly Shape<OrganisationVersionDto>[]> {
    const found = await this.organisations.versions(company, before, limit);
    return found.map(({ version, number, previous, at, by, reason, change }) => ({ version, number, previous, at, by, reason, change: changeView(change, sightOf(actor)) }));
  }

  @ApiOperation({ summary: 'The whole organisation as it was in one version' })
  @ApiOkResponse({ type: OrganisationDto })
  @ApiProblems('version-not-found')
  @NeedsRole('process-admin', 'auditor')
  @Get('versions/:version')
  async version(@SignedIn() { company, actor }: Identity, @Param('version') version: string): Promise<Shape<OrganisationDto>> {
    const found = await this.organisations.version(company, version);
    if (found) return organisationView(found.kept, found.kept.organisation, sightOf(actor));
    throw new ProblemException('version-not-found', `Expected the name of a version of the organisation, but there is no ${version}.`);
  }

  @ApiOperation({ summary: 'A table of people or departments as CSV, to be filled in or mended and uploaded again' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('no-rulebook-in-force', 'request-invalid')
  @NeedsRole('process-admin')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Get('tables/:table')
  async table(@SignedIn() { company }: Identity, @Param('table') file: string, @Query() { empty }: TableQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const table = file.replace(/\.csv$/, '');
    if (table !== 'people' && table !== 'departments') throw new ProblemException('request-invalid', `Expected people.csv or departments.csv, but found "${file}".`);
    const { organisation } = await this.#now(company);
    reply.header('content-disposition', `attachment; filename="${table}.csv"`);
    return tableCsv(table, empty === 'true' ? undefined : organisation);
  }

  @ApiOperation({ summary: 'Shows what a CSV or Excel file would change, with every fault in it; nothing is changed' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: OrganisationPreviewDto })
  @ApiProblems('request-invalid', 'forms-not-taken', 'sheet-unreadable', 'too-large', 'no-rulebook-in-force')
  @NeedsRole('process-admin')
  @HttpCode(200)
  @Post('preview')
  async preview(@SignedIn() { company, actor }: Identity, @Query() { missing }: ImportQuery, @Body() body: unknown): Promise<Shape<OrganisationPreviewDto>> {
    const plan = await this.organisations.preview({ company, admin: actor.id, change: changeBy(sheetsIn(body), missing) });
    if (plan) return previewView(plan);
    throw noRulebook(company);
  }

  @ApiOperation({ summary: 'Takes a CSV or Excel file over, if it has no fault and nobody has changed the organisation meanwhile', description: 'The first time the company begins to keep its organisation in the database, with what its rulebook names and the file changes.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the version that was previewed.' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: '`*`: nothing is kept yet.' })
  @ApiOkResponse({ type: OrganisationChangedDto })
  @ApiProblems('request-invalid', 'header-invalid', 'precondition-missing', 'forms-not-taken', 'sheet-unreadable', 'too-large', 'organisation-stale', 'organisation-faulty', 'no-rulebook-in-force')
  @NeedsRole('process-admin')
  @Put()
  async import(@SignedIn() { company, actor }: Identity, @ExpectedEtag() expected: string | null, @Query() { missing, reason }: ImportQuery, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<OrganisationChangedDto>> {
    const result = changedView(await this.organisations.change({ company, by: actor.id, admin: actor.id, reason, expected, change: changeBy(sheetsIn(body), missing) }));
    reply.header('etag', `"${result.version}"`);
    return result;
  }

  async #now(company: string): Promise<Now> {
    const now = await this.organisations.now(company);
    if (now) return now;
    throw noRulebook(company);
  }
}

function changeBy(sheets: readonly Sheet[], missing: ImportQuery['missing']): (now: Now) => WantedChange {
  return ({ organisation, rulebook }) => {
    const { change, faults, located } = readTables(sheets, { organisation, rulebook, missing });
    return { ...change, faults, located };
  };
}

function sightOf({ roles }: Identity['actor']): Sight {
  return roles.includes('process-admin') ? 'whole' : 'without-contacts';
}

function noRulebook(company: string): ProblemException {
  return new ProblemException('no-rulebook-in-force', `Expected a rulebook in force, but ${company} has released none.`);
}
