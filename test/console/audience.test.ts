import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ROLES } from '../../src/api/access/needs-role.decorator.js';
import { AuditController } from '../../src/api/audit/audit.controller.js';
import { CaseSearchController } from '../../src/api/audit/case-search.controller.js';
import { CaseCommandsController } from '../../src/api/cases/case-commands.controller.js';
import { OperationsController } from '../../src/api/operations/operations.controller.js';
import { OrganisationController } from '../../src/api/organisation/organisation.controller.js';
import { SchedulesController } from '../../src/api/schedules/schedules.controller.js';
import { audienceOf, mayGo } from '../../src/console/shell/audience.js';

const person = (...roles: readonly ('staff' | 'process-admin' | 'auditor' | 'operator')[]) => ({ roles: [...roles], heads: [] as string[] });

/** Parts of the console, and what the server wants of whoever does there what it lets the fewest do. */
const ASKED: readonly (readonly [string, ...(readonly [controller: { readonly prototype: object }, route?: string])[]])[] = [
  ['/audit', [CaseSearchController]],
  ['/audit/chains', [AuditController]],
  ['/organisation', [OrganisationController, 'read']],
  ['/operations', [OperationsController], [SchedulesController, 'retry']],
  ['/start/complaint', [CaseCommandsController]],
];

test.each(ASKED)('%s is for whom the server lets in', (pathname, ...places) => {
  const roles = places.flatMap(([controller, route]) => Reflect.getMetadata(ROLES, route === undefined ? controller : (Reflect.get(controller.prototype, route) as object)) as readonly string[]);
  expect(new Set(audienceOf(pathname)?.roles)).toEqual(new Set(roles));
});

test.each([
  ['/boards', person('staff'), false],
  ['/boards', { ...person('staff'), heads: ['technology'] }, true],
  ['/boards', person('auditor'), true],
  ['/start', person('auditor'), false],
  ['/start', person('auditor', 'staff'), true],
  ['/audit/readings', person('staff', 'operator'), false],
  ['/audits', person('staff'), true],
  ['/rulebook', person(), true],
  ['/constructor', person(), true],
  ['/', person(), true],
])('%s, for %j: %s', (pathname, me, may) => {
  expect(mayGo(me, pathname)).toBe(may);
});

test('whoever is told that a page is for others gets there by no address of it', () => {
  const routes = readFileSync('src/console/shell/routing.tsx', 'utf8');
  const [, admitted = ''] = /<Route element={<Admission me={me} \/>}>(.*?)<\/Route>/s.exec(routes) ?? [];
  expect([...routes.matchAll(/<Route path="([a-z][^"]*)"/g)].map(([whole]) => whole).filter((route) => !admitted.includes(route))).toEqual([]);
});
