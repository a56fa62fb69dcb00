import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { departmentsUnder } from '../../core/approval/departments-under.js';
import type { Actor } from '../../core/model/actor.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { Sessions } from '../../identity/sessions.js';
import { SignIn } from '../../identity/sign-in.js';
import { Public } from '../access/public.decorator.js';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '../access/session-cookie.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { CONFIG } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { MeDto, SignInDto } from './sign-in.dto.js';

@ApiTags('sign-in')
@Controller('api/v1')
export class SignInController {
  constructor(
    private readonly service: SignIn,
    private readonly sessions: Sessions,
    private readonly library: RulebookLibrary,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'Opens a session; its secret goes into a cookie', security: [] })
  @ApiOkResponse({ type: MeDto })
  @ApiProblems('request-invalid', 'sign-in-failed', 'cross-site', 'too-many-attempts')
  @Public()
  @Post('sign-in')
  @HttpCode(200)
  async signIn(@Body() { company, person, password }: SignInDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Shape<MeDto>> {
    const result = await this.service.signIn({ company, person, address: request.ip }, password);
    switch (result.kind) {
      case 'signed-in':
        writeSessionCookie(reply, result.session, this.config.cookieSecure);
        return this.#meOf(company, result.actor);
      case 'refused':
        throw new ProblemException('sign-in-failed', 'Expected a company, a person and the right password, but they do not fit together.');
      case 'too-many':
        throw new ProblemException('too-many-attempts', 'Expected fewer failed attempts, but there were too many; try again later.', { retryAfterSeconds: result.retryAfterSeconds });
    }
  }

  @ApiOperation({ summary: 'Ends the session of the cookie', security: [] })
  @ApiNoContentResponse()
  @ApiProblems('cross-site')
  @Public()
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const secret = readSessionCookie(request, this.config.cookieSecure);
    if (secret !== undefined) await this.sessions.close(secret);
    clearSessionCookie(reply, this.config.cookieSecure);
  }

  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: MeDto })
  @ApiProblems('not-signed-in')
  @Get('me')
  me(@SignedIn() { company, actor }: Identity): Promise<Shape<MeDto>> {
    return this.#meOf(company, actor);
  }

  async #meOf(company: string, actor: Actor): Promise<Shape<MeDto>> {
    const { id, name, posts, departments, roles } = actor;
    const rulebook = await this.library.inForce(company);
    return { company, id, name, posts, departments, heads: rulebook ? departmentsUnder(actor, rulebook.definition) : [], roles };
  }
}
