import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '../../config/config.js';
import type { Role } from '../../core/model/actor.js';
import { Identifier, type Identity } from '../../identity/identifier.js';
import type { ApiRequest } from '../http/api-request.js';
import { CONFIG } from '../injection.js';
import { ProblemException } from '../problems/problem-exception.js';
import { credentialOf } from './credential.js';
import { ROLES } from './needs-role.decorator.js';
import { PUBLIC } from './public.decorator.js';
import { isCrossSite } from './same-origin.js';

/** Stands before every controller: who asks, from where, and with which role. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identifier: Identifier,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const places = [context.getHandler(), context.getClass()];
    const credential = credentialOf(request, this.config.cookieSecure);
    if (credential?.kind !== 'token' && isCrossSite(request)) {
      throw new ProblemException('cross-site', 'Expected a request from a page of this server, but a page of another site sent it.');
    }
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const identity = credential && (await this.identifier.identify(credential));
    if (!identity) {
      throw new ProblemException('not-signed-in', 'Expected a valid session or token, but there is none, or it has run out, or the account is disabled.');
    }
    checkRole(identity, this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES, places));
    request.identity = identity;
    return true;
  }
}

function checkRole({ actor }: Identity, wanted: readonly Role[] | undefined): void {
  if (!wanted || wanted.some((role) => actor.roles.includes(role))) return;
  throw new ProblemException('role-missing', `Expected somebody with the role ${wanted.join(' or ')}, but ${actor.id} has ${actor.roles.join(', ') || 'none'}.`, {
    details: { roles: [...wanted] },
  });
}
