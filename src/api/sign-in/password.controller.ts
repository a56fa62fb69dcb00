import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Accounts } from '../../identity/accounts.js';
import type { Identity } from '../../identity/identifier.js';
import { PasswordCheck } from '../../identity/password-check.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { ApiRequest } from '../http/api-request.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { ChangePasswordDto } from './sign-in.dto.js';

@ApiTags('sign-in')
@Controller('api/v1/me')
export class PasswordController {
  constructor(
    private readonly accounts: Accounts,
    private readonly check: PasswordCheck,
  ) {}

  @ApiOperation({ summary: 'Changes the own password and ends all own sessions' })
  @ApiNoContentResponse()
  @ApiProblems('not-signed-in', 'session-needed', 'password-wrong', 'password-weak', 'too-many-attempts')
  @Post('password')
  @HttpCode(204)
  async change(@SignedIn() { company, actor, by }: Identity, @Body() { present, next }: ChangePasswordDto, @Req() request: ApiRequest): Promise<void> {
    if (by !== 'session') throw new ProblemException('session-needed', 'Expected a session to change a password, but the request came by a token.');
    const checked = await this.check.check({ company, person: actor.id, address: request.ip }, present);
    if (checked.kind === 'too-many') {
      throw new ProblemException('too-many-attempts', 'Expected fewer failed attempts, but there were too many; try again later.', { retryAfterSeconds: checked.retryAfterSeconds });
    }
    if (checked.kind === 'refused') throw new ProblemException('password-wrong', 'Expected the present password, but this is another one.');
    const change = await this.accounts.setPassword(company, actor.id, next);
    if (!change.done) throw new ProblemException(change.code === 'account-exists' ? 'internal' : change.code, change.message);
  }
}
