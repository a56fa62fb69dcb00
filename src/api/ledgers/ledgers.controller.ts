import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { seesAll } from '../access/takes-part.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { LedgerDto, PostingDto, PostingsQuery } from './ledger.dto.js';

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
    return [...(rulebook?.definition.ledgers.values() ?? [])].map(({ id, title, unit }) => ({ id, title, unit }));
  }

  @ApiOperation({ summary: 'Postings of a ledger, newest first' })
  @ApiPage(PostingDto)
  @ApiProblems('ledger-not-found', 'role-missing', 'cursor-invalid')
  @Get(':ledger/postings')
  async postings(@SignedIn() identity: Identity, @Param('ledger') ledger: string, @Query() query: PostingsQuery): Promise<Page<Shape<PostingDto>>> {
    const known = (await this.list(identity)).map(({ id }) => id);
    const person = personOf(identity, query.person);
    const filter = { ledger, ...(person !== undefined && { person }), ...(query.case !== undefined && { case: query.case }) };
    const { rows, next } = await this.database.reader.postings(identity.company, filter, toPage(query));
    // A ledger of an earlier rulebook may still hold postings.
    if (rows.length === 0 && !known.includes(ledger)) {
      throw new ProblemException('ledger-not-found', `Expected one of the ledgers ${known.join(', ') || 'of the rulebook, which has none'}, but found "${ledger}".`);
    }
    return { rows: rows.map(({ company: _, ...posting }) => posting), next };
  }
}

function personOf({ actor }: Identity, wanted: string | undefined): string | undefined {
  if (seesAll(actor)) return wanted;
  if (wanted === undefined || wanted === actor.id) return actor.id;
  throw new ProblemException('role-missing', `Expected the account of ${actor.id}, or a process admin, auditor or operator who asks, but found the account of ${wanted}.`);
}
