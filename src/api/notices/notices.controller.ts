import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import type { NoticePlace, StoredNotice } from '../../engine/ports/notice-store.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { VisibleCases, type SeenCase } from '../access/visible-cases.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { NoticeDto, NoticeParams, NoticesQuery, ReadUpToDto, UnreadDto } from './notice.dto.js';

@ApiTags('notices')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly visible: VisibleCases,
  ) {}

  @ApiOperation({ summary: 'What the person has been told, newest first' })
  @ApiPage(NoticeDto)
  @ApiProblems('cursor-invalid')
  @Get()
  async mine(@SignedIn() identity: Identity, @Query() query: NoticesQuery): Promise<Page<Shape<NoticeDto>>> {
    const { company, actor } = identity;
    const { rows, next } = await this.database.notices.notices(company, actor.id, { unread: query.unread === 'true' }, toPage(query));
    if (query.withData !== 'true') return { rows: rows.map(noticeView), next };
    const cases = await this.visible.readAll(identity, new Set(rows.map((row) => row.case)), 'notices');
    return { rows: rows.map((row) => ({ ...noticeView(row), ...caseOf(cases.get(row.case)) })), next };
  }

  @ApiOperation({ summary: 'How many of them have not been read' })
  @ApiOkResponse({ type: UnreadDto })
  @Get('unread')
  async unread(@SignedIn() { company, actor }: Identity): Promise<Shape<UnreadDto>> {
    return { unread: await this.database.notices.countUnread(company, actor.id) };
  }

  @ApiOperation({ summary: 'Says that the person has read everything up to a notice', description: 'What arrives meanwhile stays unread.' })
  @ApiOkResponse({ type: UnreadDto })
  @HttpCode(200)
  @Post('read')
  async readUpTo(@SignedIn() identity: Identity, @Body() { upTo }: ReadUpToDto): Promise<Shape<UnreadDto>> {
    const { company, actor } = identity;
    await this.database.notices.markRead(company, actor.id, placeOf(upTo), this.database.clock.now());
    return this.unread(identity);
  }

  @ApiOperation({ summary: 'Says that the person has read one' })
  @ApiNoContentResponse()
  @ApiProblems('notice-not-found')
  @HttpCode(204)
  @Post(':id/read')
  async read(@SignedIn() { company, actor }: Identity, @Param() { id }: NoticeParams): Promise<void> {
    const found = await this.database.notices.markOneRead(company, actor.id, placeOf(id), this.database.clock.now());
    if (!found) throw new ProblemException('notice-not-found', `Expected a notice of your own, but there is no ${id}.`);
  }
}

function noticeView({ position, number, kind, case: id, task, at, words, readAt }: StoredNotice): Shape<NoticeDto> {
  return { id: `${position}-${number}`, kind, case: id, task, at, words, readAt };
}

function caseOf(seen: SeenCase | undefined): Pick<Shape<NoticeDto>, 'workflow' | 'data'> {
  return seen ? { workflow: seen.state.workflow, data: seen.state.data } : {};
}

function placeOf(id: string): NoticePlace {
  const [position = 0, number = 0] = id.split('-').map(Number);
  return { position, number };
}
