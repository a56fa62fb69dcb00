import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesAll } from '../../core/approval/sees-all.js';
import { peopleUnder } from '../../core/approval/people-under.js';
import { dayAfter } from '../../core/expression/periods.js';
import { postingReference } from '../../core/model/posting.js';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { BalanceDto, BalancesQuery, LedgerDto, PostingDto, PostingsQuery } from './ledger.dto.js';

@ApiTags('ledgers')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/ledgers')
export class LedgersController {
  constructor(
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'The ledgers of the rulebook in force today' })
  @ApiOkResponse({ type: [LedgerDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<LedgerDto>[]> {
    const rulebook = await this.library.inForce(company);
    return [...(rulebook?.definition.ledgers.values() ?? [])].map(({ id, title, unit, holders, appeal }) => ({ id, title, unit, holders, ...(appeal && { appeal }) }));
  }

  @ApiOperation({ summary: 'Postings of a ledger, in the order of time' })
  @ApiPage(PostingDto)
  @ApiProblems('ledger-not-found', 'role-missing', 'cursor-invalid')
  @Get(':ledger/postings')
  async postings(@SignedIn() identity: Identity, @Param('ledger') ledger: string, @Query() query: PostingsQuery): Promise<Page<Shape<PostingDto>>> {
    const holder = chosenAccount(identity, query.holder, await this.#accountsSeen(identity));
    const filter = { ledger, ...(holder !== undefined && { holder }), ...(query.case !== undefined && { case: query.case }) };
    const { rows, next } = await this.database.reader.postings(identity.company, filter, toPage(query));
    if (rows.length === 0) await this.#checkKnown(identity, ledger);
    return { rows: rows.map(({ company: _, ...posting }) => ({ ...posting, reference: postingReference(posting.case, posting.id) })), next };
  }

  @ApiOperation({ summary: 'Balances of the accounts of a ledger, by holder' })
  @ApiPage(BalanceDto)
  @ApiProblems('ledger-not-found', 'role-missing', 'cursor-invalid')
  @Get(':ledger/balances')
  async balances(@SignedIn() identity: Identity, @Param('ledger') ledger: string, @Query() query: BalancesQuery): Promise<Page<Shape<BalanceDto>>> {
    const seen = await this.#accountsSeen(identity);
    const holder = query.holder === undefined ? undefined : chosenAccount(identity, query.holder, seen);
    const holders = holder === undefined ? seen : [holder];
    const before = query.on === undefined ? undefined : dayAfter(query.on, (await this.library.inForce(identity.company))?.definition.timeZone ?? 'UTC');
    const filter = { ledger, ...(holders && { holders }), ...(before !== undefined && { before }) };
    const found = await this.database.reader.balances(identity.company, filter, toPage(query));
    if (found.rows.length === 0) await this.#checkKnown(identity, ledger);
    return found;
  }

  /** A ledger of an earlier rulebook may still hold postings, so only one without any is looked for. */
  async #checkKnown(identity: Identity, ledger: string): Promise<void> {
    const known = (await this.list(identity)).map(({ id }) => id);
    if (known.includes(ledger)) return;
    throw new ProblemException('ledger-not-found', `Expected one of the ledgers ${known.join(', ') || 'of the rulebook, which has none'}, but found "${ledger}".`);
  }

  /** Whose accounts somebody sees: everybody's (undefined), or the own and those of the department that one heads. */
  async #accountsSeen({ company, actor }: Identity): Promise<readonly string[] | undefined> {
    if (seesAll(actor)) return undefined;
    const rulebook = (await this.library.inForce(company))?.definition;
    return [...new Set([actor.id, ...(rulebook ? peopleUnder(actor, rulebook) : [])])];
  }
}

function chosenAccount({ actor }: Identity, wanted: string | undefined, seen: readonly string[] | undefined): string | undefined {
  if (!seen) return wanted;
  if (wanted === undefined || seen.includes(wanted)) return wanted ?? actor.id;
  throw new ProblemException('role-missing', `Expected an account of ${seen.join(', ')}, or a process admin, auditor or operator who asks, but found the account of ${wanted}.`);
}
