import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Identity } from '../../identity/identifier.js';
import { TOKENS_MAX, Tokens } from '../../identity/tokens.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { CreatedTokenDto, CreateTokenDto, TokenDto } from '../tokens/token.dto.js';

/** Tokens by which the company's own directory speaks SCIM; they open nothing else. */
@ApiTags('organisation')
@ApiProblems('not-signed-in')
@NeedsRole('process-admin')
@Controller('api/v1/organisation/directory-tokens')
export class DirectoryTokensController {
  constructor(private readonly tokens: Tokens) {}

  @ApiOperation({ summary: "Makes a token for the company's directory (SCIM)" })
  @ApiCreatedResponse({ type: CreatedTokenDto })
  @ApiProblems('request-invalid', 'session-needed', 'too-many-tokens')
  @Post()
  async create(@SignedIn() { company, by }: Identity, @Body() { label, days }: CreateTokenDto): Promise<Shape<CreatedTokenDto>> {
    if (by !== 'session') throw new ProblemException('session-needed', 'Expected a session to make a token, but the request came by a token.');
    const made = await this.tokens.createDirectory(company, label, days);
    if (!made) throw new ProblemException('too-many-tokens', `Expected fewer than ${TOKENS_MAX} tokens for directories, but there are as many; delete one first.`);
    const { id, createdAt, expiresAt } = made.token;
    return { id, label, createdAt, expiresAt, token: made.secret };
  }

  @ApiOperation({ summary: 'The tokens for directories, without their secrets' })
  @ApiOkResponse({ type: [TokenDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<TokenDto>[]> {
    return (await this.tokens.listDirectory(company)).map(({ id, label, createdAt, expiresAt }) => ({ id, label, createdAt, expiresAt }));
  }

  @ApiOperation({ summary: 'Takes a token for directories back at once' })
  @ApiNoContentResponse()
  @ApiProblems('token-not-found')
  @Delete(':id')
  @HttpCode(204)
  async delete(@SignedIn() { company }: Identity, @Param('id') id: string): Promise<void> {
    if (await this.tokens.deleteDirectory(company, id)) return;
    throw new ProblemException('token-not-found', 'Expected the id of a token for directories, but there is none with this id.');
  }
}
