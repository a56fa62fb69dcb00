import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReleaseService } from '../../engine/release-service.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { checkedFiles } from './checked-files.js';
import { ExpectedEtag } from './expected-etag.decorator.js';
import { DraftDto, SavedDraftDto, SaveDraftDto } from './rulebook.dto.js';

@ApiTags('rulebook')
@ApiProblems('not-signed-in')
@Controller('api/v1/rulebook/draft')
export class DraftController {
  constructor(private readonly service: ReleaseService) {}

  @ApiOperation({ summary: 'The draft' })
  @ApiOkResponse({ type: DraftDto, headers: { ETag: { description: 'Content hash of the files, in quotes.', schema: { type: 'string' } } } })
  @ApiProblems('draft-missing')
  @Get()
  async read(@SignedIn() { company }: Identity, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<DraftDto>> {
    const draft = await this.service.draft(company);
    if (!draft) throw new ProblemException('draft-missing', 'Expected a draft, but none has been saved yet.');
    const { files, etag, savedBy, authors, savedAt } = draft;
    reply.header('etag', `"${etag}"`);
    return { files, etag, savedBy, authors, savedAt };
  }

  @ApiOperation({ summary: 'Saves the draft, if nobody else has saved another one meanwhile' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the draft that is replaced.' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: '`*`: there is no draft yet.' })
  @ApiOkResponse({ type: SavedDraftDto })
  @ApiProblems('request-invalid', 'header-invalid', 'draft-stale', 'precondition-missing', 'too-large')
  @NeedsRole('process-admin')
  @Put()
  async save(@SignedIn() { company, actor }: Identity, @ExpectedEtag() expected: string | null, @Body() { files }: SaveDraftDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<SavedDraftDto>> {
    const result = await this.service.saveDraft(company, actor, checkedFiles(files), expected);
    if (result.saved) {
      reply.header('etag', `"${result.etag}"`);
      return { etag: result.etag };
    }
    throw new ProblemException('draft-stale', 'Expected the draft that you have seen, but another one has been saved since.', { details: { etag: result.etag } });
  }
}
