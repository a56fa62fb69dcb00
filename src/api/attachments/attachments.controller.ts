import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { CaseState } from '../../core/model/case-state.js';
import { attachmentsIn } from '../../core/model/attachment.js';
import { Attachments, DamagedFile } from '../../engine/attachments.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { withoutFields } from '../access/shown.js';
import { VisibleCases } from '../access/visible-cases.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { AttachmentDto, DownloadQuery, UploadQuery } from './attachment.dto.js';

@ApiTags('attachments')
@Controller('api/v1')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly queries: CaseQueries,
    private readonly visible: VisibleCases,
  ) {}

  @ApiOperation({ summary: 'Uploads a file', description: 'The answer is the value for a field of the type `attachment`. Uploading the same bytes again changes nothing.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: AttachmentDto })
  @ApiProblems('not-signed-in', 'request-invalid', 'forms-not-taken', 'too-large', 'attachment-size')
  @NeedsRole('staff', 'process-admin')
  @HttpCode(200)
  @Post('attachments')
  async upload(@SignedIn() { company, actor }: Identity, @Query() { name }: UploadQuery, @Body() bytes: unknown): Promise<Shape<AttachmentDto>> {
    if (!Buffer.isBuffer(bytes)) throw new ProblemException('forms-not-taken', 'Expected the bytes of a file as application/octet-stream, but the body is something else.');
    const stored = await this.attachments.upload(company, actor.id, name, bytes);
    if ('code' in stored) throw ProblemException.of(stored);
    return stored;
  }

  @ApiOperation({ summary: 'A file of a case', description: 'Only files that the case holds in its data, now or at the revision that is named.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-signed-in', 'case-not-found', 'revision-not-found', 'attachment-not-found', 'attachment-damaged')
  @Get('cases/:id/attachments/:file')
  async download(@SignedIn() identity: Identity, @Param('id') id: string, @Param('file') file: string, @Query() { revision }: DownloadQuery): Promise<StreamableFile> {
    const { state: now, hidden } = await this.visible.read(identity, id, 'file');
    const { data } = await this.#stateAt(now, revision);
    const held = attachmentsIn(withoutFields(data, hidden)).find((one) => one.file === file);
    const bytes = held && (await this.#bytesOf(identity.company, file));
    if (!held || !bytes) throw new ProblemException('attachment-not-found', `Expected a file that the case holds, but it holds no ${file}.`);
    return new StreamableFile(bytes, { type: held.type, disposition: `attachment; filename*=UTF-8''${encoded(held.name)}`, length: bytes.byteLength });
  }

  async #stateAt(now: CaseState, revision: number | undefined): Promise<CaseState> {
    const state = revision === undefined ? now : await this.queries.stateAt(now.company, now.id, revision);
    if (state) return state;
    throw new ProblemException('revision-not-found', `Expected a revision from 1 to ${now.revision}, but found ${revision}.`);
  }

  async #bytesOf(company: string, file: string): Promise<Uint8Array | undefined> {
    try {
      return await this.attachments.read(company, file);
    } catch (error) {
      if (error instanceof DamagedFile) throw new ProblemException('attachment-damaged', error.message);
      throw error;
    }
  }
}

/** As RFC 8187 writes a name in a header. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
