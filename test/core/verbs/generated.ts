import fc from 'fast-check';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { compiled } from '../../support/rulebooks.js';

/** A workflow as it is drawn: steps, steps within a step, and branches that run at once. */
export interface Plan {
  readonly blocks: readonly Block[];
  readonly repeated: boolean;
  readonly caseVerbs: readonly string[];
}

type Block = Step | { readonly kind: 'nested'; readonly blocks: readonly Block[]; readonly limit: Limit } | { readonly kind: 'parallel'; readonly branches: readonly (readonly Block[])[]; readonly limit: Limit };

/** Where a passed time limit leads: on, to the end, back to the first step, or there is none. */
type Limit = 'none' | 'on' | 'end' | 'first';

interface Step {
  readonly kind: 'step';
  readonly seats: readonly string[];
  readonly mode: string;
  readonly distinct: boolean;
  readonly notStarter: boolean;
  /** Which of the steps before, counted backwards, leave out whoever acted there. */
  readonly notActedIn: readonly number[];
  readonly nobody: string;
  readonly starter: string;
  readonly verbs: readonly string[];
  readonly rejects: 'none' | 'end' | 'first';
  readonly limit: Limit;
  readonly fields: readonly string[];
  readonly sees: readonly string[];
  readonly opinion: boolean;
  readonly together: boolean;
}

const COMPANY = `
company: desk
edition: 2
title: Desk
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
departments:
  house: { title: House, head: boss }
  office: { title: Office, head: chief, within: house }
posts:
  maker: { title: Maker, department: office }
  checker: { title: Checker, department: office }
  chief: { title: Chief, department: office }
  boss: { title: Boss, department: house }
  vacant: { title: Vacant, department: office }
people:
  ann: { name: Ann, posts: [maker] }
  mia: { name: Mia, posts: [maker, checker] }
  bob: { name: Bob, posts: [checker] }
  cid: { name: Cid, posts: [checker] }
  dan: { name: Dan, posts: [checker] }
  eve: { name: Eve, posts: [chief] }
  fay: { name: Fay, posts: [chief] }
  gus: { name: Gus, department: office }
  hal: { name: Hal, department: office }
  jon: { name: Jon, posts: [boss] }
  kay: { name: Kay, posts: [boss] }
  ida: { name: Ida, department: office, roles: [staff, process-admin] }
`;

const SEATS = ['{ post: maker }', '{ post: checker }', '{ post: chief }', '{ post: checker, each: true }', '{ department: office }', `{ person: '"cid"' }`, 'starter', '{ leader: 1 }', '{ acted-in: FIRST }'];

/** Places for which nobody may be there; only beside a rule that says what becomes of them. */
const MAYBE = ['{ leader: 3 }', '{ post: vacant }', '{ choose: { field: chosen, from: [{ department: office }] } }', `'if chosen = null then [] else [chosen]'`];

const VOTES = ['pass: 2/3, weights: { chief: 2 }, early: true', 'pass: { above: 1/2 }, of: cast, quorum: 1/2', 'pass: 1, veto: [chief]', 'pass: 60%, early: true'];
const MODES = ['any', 'any', 'all', 'sequence', ...VOTES.map((vote) => `{ vote: { ${vote} } }`)];

const resubmit = fc.constantFrom('here', 'all', 'changed');
const back = (verb: string) => fc.tuple(fc.constantFrom('starter', 'before', 'earlier'), resubmit).map(([to, how]) => `{ ${verb}: { to: ${to}, resubmit: ${how} } }`);
const plainVerb = fc.constantFrom('claim', 'transfer', '{ transfer: { to: { department: office }, opinion: required } }', 'delegate', 'copy', 'urge', 'save', 'withdraw', 'withdraw');
const signer = fc.constantFrom('add-signer', '{ add-signer: { where: before } }', '{ add-signer: { where: [after, beside] } }');
const limit: fc.Arbitrary<Limit> = fc.constantFrom('none', 'none', 'none', 'on', 'end', 'first');

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('step' as const),
  seats: fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...SEATS) }, { weight: 1, arbitrary: fc.constantFrom(...MAYBE) }), { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom(...MODES),
  distinct: fc.boolean(),
  notStarter: fc.boolean(),
  notActedIn: fc.array(fc.nat(3), { maxLength: 1 }),
  nobody: fc.constantFrom('', '', 'pass', 'process-admin', '{ post: boss }'),
  starter: fc.constantFrom('', '', '', 'act', 'skip', 'leader'),
  verbs: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: fc.tuple(fc.array(plainVerb, { maxLength: 5 }), fc.array(signer, { maxLength: 1 }), fc.array(back('return'), { maxLength: 1 }), fc.array(back('reject'), { maxLength: 1 })).map((lists) => lists.flat()) }),
  rejects: fc.constantFrom('none', 'end', 'first'),
  limit,
  fields: fc.subarray(['amount: editable', 'note: required', 'chosen: editable', 'secret: hidden']),
  sees: fc.subarray(['amount', 'note']),
  opinion: fc.boolean(),
  together: fc.boolean(),
});

function blocks(depth: number): fc.Arbitrary<readonly Block[]> {
  const inner: fc.Arbitrary<Block> = depth === 0
    ? step
    : fc.oneof(
        { weight: 4, arbitrary: step },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('nested' as const), blocks: blocks(depth - 1), limit }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('parallel' as const), branches: fc.array(blocks(depth - 1), { minLength: 2, maxLength: 3 }), limit }) },
      );
  return fc.array(inner, { minLength: 1, maxLength: depth === 2 ? 4 : 2 });
}

/** Any workflow: of up to four blocks, one within the other to two levels. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  blocks: blocks(2),
  repeated: fc.boolean(),
  caseVerbs: fc.subarray(['revoke', 'reopen'], { minLength: 1 }).map((verbs) => [...verbs, 'jump', 'change-deadline']),
});

/** The plan as a rulebook, compiled. */
export function rulebookOf(plan: Plan): CompiledRulebook {
  return compiled('desk', { 'rules/rulebook.yaml': COMPANY, 'workflows/drawn.yaml': yamlOf(plan) }, 'drawn-version');
}

export function yamlOf({ blocks: all, repeated, caseVerbs }: Plan): string {
  const writing: Writing = { done: [] };
  const states = statesOf(all, '', 'done', writing);
  return [
    'workflow: drawn',
    'title: Drawn',
    'data:',
    '  type: object',
    '  properties: { amount: { type: integer }, note: { type: string }, chosen: { type: string }, secret: { type: string, x-hidden: true } }',
    ...(repeated ? ['repeated: once'] : []),
    `verbs: [${caseVerbs.join(', ')}]`,
    'initial: b0',
    'states:',
    ...indented(states),
    '  done: { type: final }',
    '  refused: { type: final }',
    '',
  ].join('\n');
}

/** Paths of the steps written so far, in order. */
interface Writing {
  readonly done: string[];
}

/** Each name says where it stands, so that none is there twice. */
function statesOf(all: readonly Block[], within: string, last: string, writing: Writing): readonly string[] {
  const nameOf = (index: number): string => `${within.split('.').at(-1) ?? ''}b${index}`;
  return all.flatMap((block, index) => stateOf(block, nameOf(index), within, index + 1 < all.length ? nameOf(index + 1) : last, writing));
}

function stateOf(block: Block, name: string, within: string, next: string, writing: Writing): readonly string[] {
  const path = within === '' ? name : `${within}.${name}`;
  const targets = { on: next, end: '#refused', first: `#${writing.done[0] ?? path}`, none: '' };
  const after = block.limit === 'none' ? [] : [`after: { P3D: { target: '${targets[block.limit]}', reenter: true } }`];
  const written = ((): readonly string[] => {
    switch (block.kind) {
      case 'step':
        return stepLines(block, path, targets, writing);
      case 'nested':
        return [`initial: ${name}b0`, `onDone: ${next}`, 'states:', ...indented([...statesOf(block.blocks, path, 'end', writing), 'end: { type: final }'])];
      case 'parallel':
        return ['type: parallel', `onDone: ${next}`, 'states:', ...indented(block.branches.flatMap((branch, index) => branchLines(branch, `${name}p${index}`, path, writing)))];
    }
  })();
  return [`${name}:`, ...indented([...after, ...written])];
}

function branchLines(branch: readonly Block[], name: string, within: string, writing: Writing): readonly string[] {
  return [`${name}:`, ...indented([`initial: ${name}b0`, 'states:', ...indented([...statesOf(branch, `${within}.${name}`, 'end', writing), 'end: { type: final }'])])];
}

/** What would contradict itself is left out of a step: a place for the starter who may not act, a passing that needs something written. */
function stepLines(plan: Step, path: string, targets: Readonly<Record<Limit, string>>, writing: Writing): readonly string[] {
  const earlier = plan.notActedIn.flatMap((back_) => writing.done.at(-1 - back_) ?? []);
  const first = writing.done[0];
  const seats = plan.seats.filter((seat) => !(seat === 'starter' && plan.notStarter) && !(seat.includes('acted-in') && (first === undefined || earlier.length > 0))).map((seat) => seat.replace('FIRST', first ?? ''));
  const votes = plan.mode.includes('vote');
  const starter = plan.notStarter && plan.starter !== '' ? 'leader' : plan.starter;
  const nobody = plan.nobody === '' && plan.seats.some((seat) => MAYBE.includes(seat)) ? 'process-admin' : plan.nobody;
  const passes = nobody === 'pass' || starter === 'skip';
  const fields = plan.fields.map((field) => (passes ? field.replace('required', 'editable') : field));
  const rejects = votes && plan.rejects === 'none' ? 'end' : plan.rejects;
  writing.done.push(path);
  const not = [...(plan.notStarter ? ['starter: true'] : []), ...(earlier.length > 0 ? [`acted-in: [${earlier.join(', ')}]`] : [])];
  const actions = [`approve: { together: ${plan.together} }`, ...(rejects === 'none' ? [] : [`refuse: { title: Refuse, outcome: rejected, decisive: true, opinion: ${plan.opinion ? 'required' : 'optional'} }`])];
  const keys = [
    `for: [${(seats.length > 0 ? seats : ['{ department: office }']).join(', ')}]`,
    `mode: ${plan.mode}`,
    `distinct: ${plan.distinct}`,
    `actions: [{ ${actions.join(', ')} }]`,
    ...(not.length > 0 ? [`not: { ${not.join(', ')} }`] : []),
    ...(nobody === '' ? [] : [`nobody: ${nobody}`]),
    ...(starter === '' ? [] : [`starter: ${starter}`]),
    ...(fields.length > 0 ? [`fields: { ${fields.join(', ')} }`] : []),
    ...(plan.sees.length > 0 ? [`sees: [${plan.sees.join(', ')}]`] : []),
    ...(plan.verbs.length > 0 ? [`verbs: [${[...new Map(plan.verbs.map((verb) => [/[a-z-]+/.exec(verb)?.[0], verb])).values()].join(', ')}]`] : []),
  ];
  const on = [`approved: ${targets.on}`, ...(rejects === 'none' ? [] : [`rejected: '${targets[rejects]}'`])];
  return [`task: { ${keys.join(', ')} }`, `on: { ${on.join(', ')} }`];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
