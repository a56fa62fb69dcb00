import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Boards, type Watch } from '../../engine/boards/boards.js';
import type { Page } from '../../engine/ports/page.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { VisibleCases } from '../access/visible-cases.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { daysIn } from '../http/days-in.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { BoardQuery, FlowDto, FlowQuery, OpenWorkDto, OverdueQuery, OverdueTaskDto } from './board.dto.js';

@ApiTags('boards')
@ApiProblems('not-signed-in', 'request-invalid', 'role-missing')
@Controller('api/v1/boards')
export class BoardsController {
  constructor(
    private readonly boards: Boards,
    private readonly visible: VisibleCases,
  ) {}

  @ApiOperation({ summary: 'Open work by step: how much, how much of it is overdue, and since when the oldest waits' })
  @ApiOkResponse({ type: OpenWorkDto })
  @Get('open')
  async open(@SignedIn() identity: Identity, @Query() { workflow }: BoardQuery): Promise<Shape<OpenWorkDto>> {
    return this.boards.open(identity.company, { ...(await this.#watch(identity)), ...(workflow !== undefined && { workflow }) });
  }

  @ApiOperation({ summary: 'Overdue tasks, the longest overdue first' })
  @ApiPage(OverdueTaskDto)
  @ApiProblems('cursor-invalid')
  @Get('overdue')
  async overdue(@SignedIn() identity: Identity, @Query() query: OverdueQuery): Promise<Page<Shape<OverdueTaskDto>>> {
    const filter = { ...(await this.#watch(identity)), ...(query.workflow !== undefined && { workflow: query.workflow }) };
    const { rows, next } = await this.boards.overdue(identity.company, filter, toPage(query));
    return { rows: await Promise.all(rows.map((row) => this.#taskView(identity, row))), next };
  }

  @ApiOperation({ summary: 'Cases started and ended, steps done, and how long they took' })
  @ApiOkResponse({ type: FlowDto })
  @ApiProblems('board-too-large')
  @Get('flow')
  async flow(@SignedIn() identity: Identity, @Query() { workflow, ...query }: FlowQuery): Promise<Shape<FlowDto>> {
    const { from, until } = daysIn(query);
    if ((from === undefined) !== (until === undefined)) throw new ProblemException('request-invalid', 'Expected both `from` and `until`, or neither, but found one of them.');
    const filter = { ...(await this.#watch(identity)), ...(workflow !== undefined && { workflow }) };
    const found = await this.boards.flow(identity.company, filter, from !== undefined && until !== undefined ? { from, until } : undefined);
    if ('tooLarge' in found) throw new ProblemException('board-too-large', found.tooLarge);
    return found;
  }

  async #watch({ company, actor }: Identity): Promise<Watch> {
    const watch = await this.boards.watchOf(company, actor);
    if (watch) return watch;
    throw new ProblemException('role-missing', `Expected the head of a department, a process admin, an auditor or an operator, but ${actor.id} is none.`);
  }

  /** A head sees that a task lies with the own people, but not every case that it belongs to; and not since when it is overdue where that may rest on a hidden field. */
  async #taskView(identity: Identity, { case: id, workflow, state, openedAt, dueAt, candidates }: TaskRow): Promise<Shape<OverdueTaskDto>> {
    const [seen, tells] = [await this.visible.find(identity, id), await this.visible.tellsDue(identity, id)];
    return { case: seen ? id : null, workflow, state, openedAt, dueAt: (tells ? dueAt : null) ?? openedAt, candidates };
  }
}
