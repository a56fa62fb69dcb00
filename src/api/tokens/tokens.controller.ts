import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StoredToken } from '../../engine/ports/account-store.js';
import type { Identity } from '../../identity/identifier.js';
import { TOKENS_MAX, Tokens } from '../../identity/tokens.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { CreatedTokenDto, CreateTokenDto, TokenDto } from './token.dto.js';

@ApiTags('tokens')
@ApiProblems('not-signed-in')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: Tokens) {}

  @ApiOperation({ summary: 'Makes a token by which programs act for the signed-in person' })
  @ApiCreatedResponse({ type: CreatedTokenDto })
  @ApiProblems('request-invalid', 'session-needed', 'too-many-tokens')
  @Post()
  async create(@SignedIn() { company, actor, by }: Identity, @Body() { label, days }: CreateTokenDto): Promise<Shape<CreatedTokenDto>> {
    // Else whoever finds a token could make others that outlive it.
    if (by !== 'session') throw new ProblemException('session-needed', 'Expected a session to make a token, but the request came by a token.');
    const made = await this.tokens.create(company, actor.id, label, days);
    if (made) return { ...shown(made.token), token: made.secret };
    throw new ProblemException('too-many-tokens', `Expected fewer than ${TOKENS_MAX} tokens of ${actor.id}, but there are as many; delete one first.`);
  }

  @ApiOperation({ summary: 'The own tokens, without their secrets' })
  @ApiOkResponse({ type: [TokenDto] })
  @Get()
  async list(@SignedIn() { company, actor }: Identity): Promise<readonly Shape<TokenDto>[]> {
    return (await this.tokens.list(company, actor.id)).map(shown);
  }

  @ApiOperation({ summary: 'Takes a token back at once' })
  @ApiNoContentResponse()
  @ApiProblems('token-not-found')
  @Delete(':id')
  @HttpCode(204)
  async delete(@SignedIn() { company, actor }: Identity, @Param('id') id: string): Promise<void> {
    if (await this.tokens.delete(company, actor.id, id)) return;
    throw new ProblemException('token-not-found', 'Expected the id of one of your tokens, but you have none with this id.');
  }
}

function shown({ id, label, createdAt, expiresAt }: StoredToken): Shape<TokenDto> {
  return { id, label, createdAt, expiresAt };
}
