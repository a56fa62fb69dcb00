import type { Schemas } from '../api/client.js';
import type { TextKey } from '../texts/text-key.js';

type Me = Schemas['MeDto'];
type Role = Me['roles'][number];

/** Whom a part of the console is for: the server refuses what the others would do there. */
export interface Audience {
  /** What the part is called. */
  readonly title: TextKey;
  readonly roles: readonly Role[];
  /** Whether it is for heads of departments too, whatever their roles. */
  readonly heads?: true;
}

/** By the first part of the address; what is not named here is for everybody. */
const AUDIENCES: Readonly<Record<string, Audience>> = {
  audit: { title: 'audit', roles: ['process-admin', 'auditor'] },
  boards: { title: 'boards', roles: ['process-admin', 'auditor', 'operator'], heads: true },
  operations: { title: 'operations', roles: ['process-admin', 'operator'] },
  organisation: { title: 'organisation', roles: ['process-admin', 'auditor'] },
  start: { title: 'start', roles: ['staff', 'process-admin', 'operator'] },
};

/** Undefined where an address is for everybody. */
export function audienceOf(pathname: string): Audience | undefined {
  const [, part = ''] = pathname.split('/');
  return Object.hasOwn(AUDIENCES, part) ? AUDIENCES[part] : undefined;
}

/** Whether what stands under an address is for somebody. */
export function mayGo({ roles, heads }: Pick<Me, 'roles' | 'heads'>, pathname: string): boolean {
  const audience = audienceOf(pathname);
  return !audience || audience.roles.some((role) => roles.includes(role)) || (audience.heads === true && heads.length > 0);
}
