import { Controller, Get, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { registerTables } from '../../core/register/register-tables.js';
import type { Database } from '../../engine/ports/database.js';
import type { Page } from '../../engine/ports/page.js';
import { Registers, type ReadRegister, type RegisterQuestion } from '../../engine/registers/registers.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { writeCsv } from '../../sheets/write-csv.js';
import { writeXlsx } from '../../sheets/write-xlsx.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { PRINT_POLICY, printablePage } from '../print/printable-page.js';
import { printedRegister } from '../print/printed-register.js';
import { ReadRegisterDto, ReadingsQuery, RegisterDto, RegisterExportQuery, RegisterPageQuery, RegisterPrintQuery, RegisterQuery, RegisterReadingDto } from './register.dto.js';
import { questionIn } from './register-question.js';
import { readRegisterView, registerView } from './register.view.js';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

@ApiTags('registers')
@ApiProblems('not-signed-in', 'request-invalid')
@Controller('api/v1/registers')
export class RegistersController {
  constructor(
    private readonly registers: Registers,
    private readonly library: RulebookLibrary,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'Registers of the rulebook in force that the person may read' })
  @ApiOkResponse({ type: [RegisterDto] })
  @Get()
  async list(@SignedIn() { company, actor }: Identity): Promise<readonly Shape<RegisterDto>[]> {
    const rulebook = await this.library.inForce(company);
    return rulebook ? (await this.registers.list(company, actor)).map((one) => registerView(one, rulebook.definition)) : [];
  }

  @ApiOperation({ summary: 'Who has read registers and records that are logged, newest first' })
  @ApiPage(RegisterReadingDto)
  @ApiProblems('role-missing', 'cursor-invalid')
  @NeedsRole('auditor', 'process-admin')
  @Get('readings')
  async readings(@SignedIn() { company }: Identity, @Query() query: ReadingsQuery): Promise<Page<Shape<RegisterReadingDto>>> {
    const { register, person } = query;
    const { rows, next } = await this.database.registerLog.list(company, { ...(register !== undefined && { register }), ...(person !== undefined && { person }) }, toPage(query));
    return { rows: rows.map(({ company: _, ...reading }) => reading), next };
  }

  @ApiOperation({ summary: 'Rows, groups, totals and pivot of a register, as its cases stand now' })
  @ApiOkResponse({ type: ReadRegisterDto })
  @ApiProblems('register-not-found', 'register-not-readable', 'register-too-large', 'column-not-found', 'no-rulebook-in-force')
  @Get(':register')
  async read(@SignedIn() identity: Identity, @Param('register') register: string, @Query() query: RegisterPageQuery): Promise<Shape<ReadRegisterDto>> {
    return readRegisterView(await this.#read(identity, register, questionIn(query)), query);
  }

  @ApiOperation({ summary: 'A register as a file: Excel with its groups and pivot on sheets of their own, or the rows as CSV' })
  @ApiProduces(TYPES.xlsx, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('register-not-found', 'register-not-readable', 'register-too-large', 'column-not-found', 'no-rulebook-in-force')
  @Get(':register/export')
  async export(@SignedIn() identity: Identity, @Param('register') register: string, @Query() query: RegisterExportQuery): Promise<StreamableFile> {
    const { format } = query;
    const read = await this.#read(identity, register, { ...questionIn(query), as: format });
    const { definition } = read.rulebook;
    const tables = registerTables(read, definition, query.language ?? definition.language, [...remarkOn(query), read.at].join(' · '));
    const [rows] = tables;
    const bytes = format === 'xlsx' || !rows ? await writeXlsx(tables) : writeCsv(rows);
    return new StreamableFile(bytes, { type: TYPES[format], disposition: `attachment; filename*=UTF-8''${encodeURIComponent(register)}.${format}`, length: bytes.byteLength });
  }

  @ApiOperation({ summary: 'A register as a page for A4 paper', description: 'All rows that are asked for, its groups and its pivot.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('register-not-found', 'register-not-readable', 'register-too-large', 'column-not-found', 'no-rulebook-in-force')
  @Get(':register/print')
  async print(@SignedIn() identity: Identity, @Param('register') register: string, @Query() query: RegisterPrintQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const question = questionIn(query);
    const read = await this.#read(identity, register, { ...question, as: 'print' });
    const [days] = remarkOn(query);
    reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY });
    return printablePage(printedRegister(read, query.language ?? read.rulebook.definition.language, identity.actor.name, { equals: question.equals, ...(days !== undefined && { days }) }));
  }

  async #read({ company, actor }: Identity, register: string, question: RegisterQuestion): Promise<ReadRegister> {
    const read = await this.registers.read(company, actor, register, question);
    if ('refused' in read) throw new ProblemException(read.refused.code, read.refused.message);
    return read;
  }
}

/** Which days were asked for. */
function remarkOn({ period, from, until }: RegisterQuery): readonly string[] {
  if (period !== undefined) return [period];
  return from === undefined && until === undefined ? [] : [`${from ?? ''} – ${until ?? ''}`];
}
