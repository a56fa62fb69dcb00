import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Role } from '../../core/model/actor.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';

export const ROLES = 'bylaw:roles';

/** Opens a route to people with at least one of the roles. */
export function NeedsRole(...roles: readonly Role[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ROLES, roles), ApiProblems('role-missing'));
}

/** Opens a route that changes cases: to everybody but those who only audit. */
export function NeedsMoreThanAudit(): MethodDecorator & ClassDecorator {
  return NeedsRole('staff', 'process-admin', 'operator');
}
