import { expect } from '@jest/globals';
import type { CommandResult, UserInstruction } from '../../src/engine/command-service.js';
import type { DeputyRequest, DeputyResult } from '../../src/engine/deputies.js';
import type { Engine } from '../../src/engine/engine.js';
import { act, start, stateOf } from './helpers.js';
import type { Subject, SubjectKind } from './subject.js';

const RULEBOOK = (headOf: string): string => `
company: office
edition: 2
title: Office
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
posts: { head: Head, finance: Finance, clerk: Clerk }
people:
  ann: { name: Ann, posts: [clerk] }
  alice: { name: Alice, posts: [${headOf}] }
  eve: { name: Eve, posts: [head, clerk] }
  bob: { name: Bob, posts: [finance] }
  cid: { name: Cid }
  ada: { name: Ada, roles: [staff, process-admin] }
`;

const FLOW = `
workflow: flow
title: Flow
article: '1'
initial: asking
states:
  asking:
    task: { for: { post: head }, not: { starter: true }, actions: [approve, reject], verbs: [claim, transfer, delegate, withdraw, return] }
    on: { approved: signing, rejected: refused }
  signing:
    task: { for: [{ post: head }, { post: finance }], mode: all, distinct: true, actions: [approve], verbs: [return] }
    on: { approved: done }
  done: { type: final }
  refused: { type: final }
`;

const SHORT = `
workflow: short
title: Short
article: '1'
initial: asking
states:
  asking: { task: { for: { post: clerk } }, on: { approved: done } }
  done: { type: final }
`;

const DOUBLE = `
workflow: double
title: Double
untested: the tests play it
article: '1'
initial: asking
states:
  asking: { task: { for: [{ post: head }, { post: head }, { post: finance }], mode: all, distinct: true }, on: { approved: done } }
  done: { type: final }
`;

const SCENARIOS = `
workflow: flow
scenarios:
  - scenario: Approved by a deputy, who is told to say for whom, or need not
    articles: ['1']
    at: 2026-03-02T09:00:00+08:00
    deputies: [{ for: eve, by: cid, from: 2026-03-02, to: 2026-03-03, workflows: [flow], posts: [head] }]
    start: { by: ann }
    steps:
      - { by: bob, for: eve, do: approve, refused: not-allowed }
      - { by: cid, do: approve }
      - { clock: 2026-03-04T09:00:00+08:00 }
      - { by: cid, for: eve, do: approve, refused: not-allowed }
      - { by: bob, do: approve }
      - { by: eve, do: approve }
    expect: { in: done }
  - scenario: Rejected by a deputy
    at: 2026-03-02T09:00:00+08:00
    deputies: [{ for: eve, by: cid, from: 2026-03-01, to: 2026-03-03 }]
    start: { by: ann }
    steps: [{ by: cid, for: eve, do: reject }]
    expect: { in: refused }
`;

const SHORT_SCENARIOS = `
workflow: short
scenarios:
  - { scenario: Approved, at: 2026-03-02T09:00:00+08:00, start: { by: ann }, steps: [{ by: eve, do: approve }], expect: { in: done } }
`;

/** The rulebook of an office. @param headOf the post that Alice holds */
export const officeFiles = (headOf = 'head'): Record<string, string> => ({ 'rules/rulebook.yaml': RULEBOOK(headOf), 'workflows/flow.yaml': FLOW, 'workflows/flow.scenarios.yaml': SCENARIOS, 'workflows/double.yaml': DOUBLE, 'workflows/short.yaml': SHORT, 'workflows/short.scenarios.yaml': SHORT_SCENARIOS });

let keys = 0;

/** An office in which people stand in for each other. */
export class Office {
  constructor(private readonly engine: Engine) {}

  async found(): Promise<void> {
    const result = await this.engine.releases.found('office', officeFiles(), '2000-01-01');
    if (!result.released) throw new Error(result.rejection.message);
  }

  async ask(by: string, more: Partial<DeputyRequest> = {}): Promise<DeputyResult> {
    const actor = (await this.engine.people.actor('office', by))!;
    return this.engine.deputies.make({ company: 'office', by: actor, key: `deputy-${(keys += 1)}`, principal: by, deputy: 'bob', from: '2026-03-02', to: '2026-03-04', reason: 'away', ...more });
  }

  /** The id of a new deputyship. */
  async appoint(principal: string, deputy: string, more: Partial<DeputyRequest> = {}): Promise<string> {
    const made = await this.ask(principal, { deputy, ...more });
    if (!made.accepted) throw new Error(made.rejection.message);
    return made.deputyship.id;
  }

  async end(id: string, by: string): Promise<DeputyResult | undefined> {
    return this.engine.deputies.end('office', id, (await this.engine.people.actor('office', by))!);
  }

  begin(by: string): Promise<string> {
    return start(this.engine, 'office', by, 'flow', {});
  }

  approve(by: string, id: string): Promise<CommandResult> {
    return act(this.engine, 'office', by, id, 'approve');
  }

  async taskOf(id: string): Promise<string> {
    return Object.keys((await stateOf(this.engine, 'office', id)).tasks)[0] ?? 'none';
  }

  async as(by: string, onBehalfOf: string, instruction: UserInstruction): Promise<CommandResult> {
    return this.engine.commands.execute({ company: 'office', actor: (await this.engine.people.actor('office', by))!, key: `as-${(keys += 1)}`, instruction, onBehalfOf });
  }

  async approveFor(by: string, onBehalfOf: string, id: string): Promise<CommandResult> {
    return this.as(by, onBehalfOf, { type: 'PerformAction', case: id, task: await this.taskOf(id), action: 'approve' });
  }

  async listOf(person: string): Promise<readonly unknown[]> {
    const { rows } = await this.engine.cases.tasksFor('office', (await this.engine.people.actor('office', person))!, { limit: 20 });
    return rows.map(({ case: id, state, onBehalfOf }) => ({ case: id, state, onBehalfOf }));
  }
}

export function refused(code: string, message?: RegExp): unknown {
  return expect.objectContaining({ accepted: false, rejection: expect.objectContaining({ code, ...(message && { message: expect.stringMatching(message) }) }) });
}

/** The office on two servers and an empty database of a kind. */
export async function openOffice(kind: SubjectKind): Promise<{ readonly subject: Subject; readonly engine: Engine; readonly office: Office }> {
  const subject = await kind.open();
  const office = new Office(subject.engine);
  await office.found();
  return { subject, engine: subject.engine, office };
}
