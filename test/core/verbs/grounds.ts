import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { compiled } from '../../support/rulebooks.js';

/** How a step is placed in its workflow, and how many decide it. */
export const SHAPES = ['single', 'parallel', 'nested'] as const;
export const MODES = ['any', 'all', 'sequence', 'vote'] as const;
export type Shape = (typeof SHAPES)[number];
export type Mode = (typeof MODES)[number];
export type Resubmit = 'here' | 'all' | 'changed';

/** Where the verb `reject` of the step leads, one of them in each way to come back. */
export const REJECTS: Readonly<Record<Resubmit, 'starter' | 'before' | '[making]'>> = { all: 'starter', here: 'before', changed: '[making]' };

export const RULEBOOK = `
company: desk
edition: 2
title: Desk
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
departments:
  office: { title: Office, head: chief }
posts:
  maker: { title: Maker, department: office }
  checker: { title: Checker, department: office }
  chief: { title: Chief, department: office }
people:
  ann: { name: Ann, posts: [maker] }
  mia: { name: Mia, posts: [maker] }
  bob: { name: Bob, posts: [checker] }
  cid: { name: Cid, posts: [checker] }
  dan: { name: Dan, posts: [checker] }
  eve: { name: Eve, posts: [chief] }
  fay: { name: Fay, posts: [chief] }
  gus: { name: Gus, department: office }
  hal: { name: Hal, department: office }
  ida: { name: Ida, department: office, roles: [staff, process-admin] }
`;

const MODE: Readonly<Record<Mode, string>> = { any: 'any', all: 'all', sequence: 'sequence', vote: '{ vote: { pass: 2/3, weights: { chief: 2 }, early: true, failed: rejected } }' };

function verbs(resubmit: Resubmit): string {
  return `verbs: [claim, transfer, delegate, add-signer, copy, urge, save, withdraw, { return: { to: earlier, resubmit: ${resubmit} }, reject: { to: ${REJECTS[resubmit]}, resubmit: ${resubmit} } }]`;
}

const ACTIONS = '[{ approve: { together: true } }, { refuse: { title: Refuse, outcome: rejected, decisive: true } }]';

/** The step that is looked at: three seats, none of them for the starter or for whoever made it. */
function looked(mode: Mode, resubmit: Resubmit): string {
  const seats = '[{ post: checker }, { person: \'"cid"\' }, { post: chief }]';
  return `task: { for: ${seats}, mode: ${MODE[mode]}, distinct: true, not: { acted-in: [making], starter: true }, actions: ${ACTIONS}, sees: [amount], fields: { note: editable }, ${verbs(resubmit)} }`;
}

const making = (resubmit: Resubmit): string => `
  making:
    task: { for: { post: maker }, fields: { amount: editable, note: editable }, ${verbs(resubmit)} }
    on: { submitted: checking }
  checking:
    task: { for: { department: office }, not: { acted-in: [making] }, actions: [confirm], sees: [note], ${verbs(resubmit)} }
    on: { confirmed: deciding }`;

const DECIDING: Readonly<Record<Shape, (mode: Mode, resubmit: Resubmit) => string>> = {
  single: (mode, resubmit) => `
  deciding:
    ${looked(mode, resubmit)}
    on: { approved: paying, rejected: refused }`,
  parallel: (mode, resubmit) => `
  deciding:
    type: parallel
    onDone: paying
    on: { rejected: refused }
    states:
      money:
        initial: first
        states:
          first:
            task: { for: { post: chief }, actions: [confirm], sees: [amount], ${verbs(resubmit)} }
            on: { confirmed: asked }
          asked:
            ${looked(mode, resubmit)}
            on: { approved: over }
          over: { type: final }
      paper:
        initial: filing
        states:
          filing:
            task: { for: { department: office }, actions: [confirm], sees: [note], ${verbs(resubmit)} }
            on: { confirmed: filed }
          filed: { type: final }`,
  nested: (mode, resubmit) => `
  deciding:
    initial: first
    onDone: paying
    after: { P9D: refused }
    on: { rejected: refused }
    states:
      first:
        task: { for: { post: chief }, actions: [confirm], sees: [amount], ${verbs(resubmit)} }
        on: { confirmed: inner }
      inner:
        initial: asked
        onDone: over
        states:
          asked:
            ${looked(mode, resubmit)}
            on: { approved: ended }
          ended: { type: final }
      over: { type: final }`,
};

export function workflowText(name: string, shape: Shape, mode: Mode, resubmit: Resubmit): string {
  return `
workflow: ${name}
title: ${name}
data:
  type: object
  required: [amount]
  properties: { amount: { type: integer }, note: { type: string } }
verbs: [revoke, jump, reopen, { change-deadline: { by: { post: maker } } }]
sla: { within: P30D, escalate: [{ at: due, actions: { tell: { to: starter } } }] }
initial: making
states:${making(resubmit)}${DECIDING[shape](mode, resubmit)}
  paying:
    task: { for: { post: maker }, actions: [complete], ${verbs(resubmit)} }
    on: { completed: done }
  refused: { type: final }
  done: { type: final }
`;
}

/** Path of the step that is looked at. */
export const LOOKED: Readonly<Record<Shape, string>> = { single: 'deciding', parallel: 'deciding.money.asked', nested: 'deciding.inner.asked' };

export function workflowName(shape: Shape, mode: Mode, resubmit: Resubmit): string {
  return `${shape}-${mode}-${resubmit}`;
}

/** One workflow for each shape, mode and way to come back after a return. */
export function verbsRulebook(): CompiledRulebook {
  const all = SHAPES.flatMap((shape) => MODES.flatMap((mode) => (['here', 'all', 'changed'] as const).map((resubmit) => ({ shape, mode, resubmit }))));
  const files = Object.fromEntries(all.map(({ shape, mode, resubmit }) => {
    const name = workflowName(shape, mode, resubmit);
    return [`workflows/${name}.yaml`, workflowText(name, shape, mode, resubmit)];
  }));
  return compiled('desk', { 'rules/rulebook.yaml': RULEBOOK, ...files }, 'desk-version');
}
