import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import { Tokens } from '../../identity/tokens.js';
import { credentialOf } from '../access/credential.js';
import type { ApiRequest } from '../http/api-request.js';
import { ProblemException } from '../problems/problem-exception.js';

/** A company's directory, by its token. */
export interface Directory {
  readonly company: string;
  /** How versions name it. */
  readonly by: string;
}

const known = new WeakMap<object, Directory>();

/** Lets in whoever holds a token of the kind that is for directories; it opens nothing else. */
@Injectable()
export class ScimGuard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const credential = credentialOf(request, false);
    const token = credential?.kind === 'token' ? await this.tokens.findDirectory(credential.secret) : undefined;
    if (!token) throw new ProblemException('not-signed-in', 'Expected a bearer token for directories, but there is none, or it has run out.');
    known.set(request, { company: token.company, by: `scim:${token.id.slice(0, 12)}` });
    return true;
  }
}

/** The directory that makes a request. */
export const FromDirectory = createParamDecorator((_: unknown, context: ExecutionContext): Directory => {
  const found = known.get(context.switchToHttp().getRequest<ApiRequest>());
  if (!found) throw new Error('a route for directories has no guard');
  return found;
});
