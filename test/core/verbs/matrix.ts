import { everybody } from '../../../src/core/approval/to-actor.js';
import { personalSeats } from '../../../src/core/approval/personal-seats.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import type { OpenTask } from '../../../src/core/model/case-state.js';
import type { Instruction, UseVerb, Verb } from '../../../src/core/model/command.js';
import { Play } from '../../support/specification.js';
import { LOOKED, workflowName, type Mode, type Resubmit, type Shape } from './grounds.js';

/** How the acting person has come to the seat. */
export const HOLDINGS = ['own', 'deputy', 'transferred', 'delegated', 'added'] as const;
export type Holding = (typeof HOLDINGS)[number];

/** The people of the step: who holds its first seat in each way. */
const HOLDER: Readonly<Record<Holding, string>> = { own: 'bob', deputy: 'gus for bob', transferred: 'gus', delegated: 'gus', added: 'gus' };

export function holderOf(holding: Holding): string {
  return HOLDER[holding];
}

/** What is named with something that is tried: a person, a step, a place. */
export type Way = Partial<Pick<UseVerb, 'to' | 'where'>>;

/** Something that is tried on a case at the step that is looked at. */
export interface Row {
  readonly name: string;
  /** Who does it, where that is not whoever holds the seat. */
  readonly by?: string;
  /** What brings about the situation that it is meant for; whatever of it is refused is left out. */
  readonly after?: (play: Play, shape: Shape, by: string) => void;
  /** The ways to come back after a return whose workflows offer it; all where nothing is said. */
  readonly offeredWith?: Resubmit;
  /** Nobody may ever do it, or not in every mode, and the page shows why; somebody may in each where nothing is said. */
  readonly legal?: 'never' | 'sometimes';
  readonly ways: (people: readonly string[]) => readonly Way[];
  readonly does: (play: Play, shape: Shape, way: Way, by: string) => Instruction;
}

const once = (): readonly Way[] => [{}];
const anybody = (people: readonly string[]): readonly Way[] => people.map((to) => ({ to }));
const anywhere = (people: readonly string[]): readonly Way[] => (['before', 'after', 'beside'] as const).flatMap((where) => people.map((to) => ({ to, where })));
const steps = (...paths: readonly string[]) => (): readonly Way[] => paths.map((to) => ({ to }));

function verb(id: Verb): Row['does'] {
  return (play, shape, way) => ({ type: 'UseVerb', task: taskAt(play, shape), verb: id, ...way });
}

function action(id: string, together?: number): Row['does'] {
  return (play, shape) => ({ type: 'PerformAction', task: taskAt(play, shape), action: id, ...(together !== undefined && { together }) });
}

/** The first of several moves that is taken. */
function first(play: Play, by: string, instructions: readonly Instruction[]): void {
  instructions.find((instruction) => !play.attempt(by, instruction));
}

const PEOPLE = ['hal', 'ida', 'gus', 'cid', 'dan', 'fay', 'eve'];
const using = (id: Verb, ways: readonly Way[]) => (play: Play, shape: Shape, by: string): void => first(play, by, ways.map((way) => verb(id)(play, shape, way, by)));
const acting = (play: Play, shape: Shape, by: string): void => first(play, by, [action('approve')(play, shape, {}, by), verb('hand-back')(play, shape, {}, by)]);
const ending = (play: Play): void => first(play, 'ida', [{ type: 'JumpCase', to: 'done', reason: 'over' }]);

export const ROWS: readonly Row[] = [
  { name: 'approve', ways: once, does: action('approve') },
  { name: 'approve, several selected', ways: once, does: action('approve', 3) },
  { name: 'reject to the end', ways: once, does: action('refuse') },
  { name: 'reject to the end, several selected', legal: 'never', ways: once, does: action('refuse', 3) },
  { name: '`reject` to the starter', offeredWith: 'all', ways: steps('making'), does: verb('reject') },
  { name: '`reject` to the step before', offeredWith: 'here', ways: once, does: verb('reject') },
  { name: '`reject` to a step', offeredWith: 'changed', ways: steps('making'), does: verb('reject') },
  { name: '`reject` to a step that is not offered', offeredWith: 'changed', legal: 'never', ways: steps('checking', 'paying'), does: verb('reject') },
  { name: '`return`', ways: steps('making', 'checking'), does: verb('return') },
  { name: '`return` to a step not done', legal: 'never', ways: steps('paying', 'nowhere'), does: verb('return') },
  { name: '`claim`', ways: once, does: verb('claim') },
  { name: '`release`, after a claim', after: using('claim', [{}]), ways: once, does: verb('release') },
  { name: '`release`, without one', legal: 'never', ways: once, does: verb('release') },
  { name: '`transfer`', ways: anybody, does: verb('transfer') },
  { name: '`delegate`', ways: anybody, does: verb('delegate') },
  { name: '`hand-back`, of what is delegated', after: using('delegate', anybody(PEOPLE)), ways: once, does: verb('hand-back') },
  { name: '`add-signer`', ways: anywhere, does: verb('add-signer') },
  { name: '`remove-signer`, after adding one', after: using('add-signer', anywhere(PEOPLE)), ways: once, does: verb('remove-signer') },
  { name: '`remove-signer`, without one', legal: 'never', ways: once, does: verb('remove-signer') },
  { name: '`copy`', ways: anybody, does: verb('copy') },
  { name: '`urge`, after acting', after: acting, ways: once, does: (play, shape) => ({ type: 'UseVerb', task: waiting(play, shape), verb: 'urge' }) },
  { name: '`urge`, before acting', legal: 'never', ways: once, does: verb('urge') },
  { name: '`urge`, by the starter', by: 'ann', ways: once, does: verb('urge') },
  { name: '`save`', ways: once, does: verb('save') },
  { name: '`withdraw`, after acting', after: acting, ways: once, does: verb('withdraw') },
  { name: '`withdraw`, somebody else having acted', legal: 'sometimes', after: actingAndTheNext, ways: once, does: verb('withdraw') },
  { name: '`withdraw`, before acting', legal: 'never', ways: once, does: verb('withdraw') },
  { name: 'revoke, by the starter', by: 'ann', ways: once, does: () => ({ type: 'CancelCase', reason: 'over' }) },
  { name: 'revoke, by whoever holds the seat', legal: 'never', ways: once, does: () => ({ type: 'CancelCase', reason: 'over' }) },
  { name: 'terminate, by a process admin', by: 'ida', ways: once, does: () => ({ type: 'CancelCase', reason: 'over' }) },
  { name: 'jump, by a process admin', by: 'ida', ways: steps('making', 'checking', 'deciding', 'paying', 'refused', 'done'), does: jump },
  { name: 'jump, by whoever holds the seat', legal: 'never', ways: steps('making', 'paying'), does: jump },
  { name: 'reopen, by a process admin, after the end', by: 'ida', after: ending, ways: steps('making', 'checking', 'deciding', 'paying', 'refused'), does: reopen },
  { name: 'reopen, by a process admin, before the end', by: 'ida', legal: 'never', ways: steps('making'), does: reopen },
  { name: 'reopen, by whoever held the seat', legal: 'never', after: ending, ways: steps('making'), does: reopen },
  { name: 'change a deadline, by a process admin', by: 'ida', ways: once, does: otherDue('P2D') },
  { name: 'change a deadline, by whom the workflow names', by: 'mia', ways: once, does: otherDue('P2D') },
  { name: 'change a deadline, by whoever holds the seat', legal: 'never', ways: once, does: otherDue('P2D') },
  { name: 'change a deadline, to a time that has passed', by: 'ida', legal: 'never', ways: once, does: otherDue('-P90D') },
  { name: 'hand over, by a process admin', by: 'ida', after: (play, shape) => using('claim', [{}])(play, shape, 'bob'), ways: anybody, does: handOver },
];

/** The clock of the whole case is due so much later than it was. */
function otherDue(length: string): Row['does'] {
  return () => ({ type: 'ChangeDeadline', of: { clock: '' }, to: { in: length, from: 'due' }, reason: 'needed' });
}

function jump(_play: Play, _shape: Shape, { to = '' }: Way): Instruction {
  return { type: 'JumpCase', to, reason: 'needed' };
}

function reopen(_play: Play, _shape: Shape, { to = '' }: Way): Instruction {
  return { type: 'ReopenCase', to, reason: 'needed' };
}

/** The seat that somebody has alone, of the two who may: whoever it stands for, and to whom it has come. */
function handOver(play: Play, shape: Shape, { to = '' }: Way): Instruction {
  const task = lookedAt(play, shape);
  const [from = 'bob', seats] = ['gus', 'bob'].map((person) => [person, task ? personalSeats(task, person) : []] as const).find(([, held]) => held.length > 0) ?? [];
  return { type: 'HandOver', from, seats: (seats ?? []).map(({ task: id, seat }) => ({ task: id, seat, to })), reason: 'has left' };
}

/** Everybody acts as long as somebody can: first the one who is looked at, then whoever comes next. */
function actingAndTheNext(play: Play, shape: Shape, by: string): void {
  acting(play, shape, by);
  const next = play.state?.status === 'open' && !lookedAt(play, shape) ? waiting(play, shape) : taskAt(play, shape);
  const names = ['approve', 'complete', 'confirm'].flatMap((id) => ['cid', 'dan', 'bob', 'eve', 'fay', 'ann', 'mia', 'hal'].map((person) => [person, id] as const));
  names.find(([person, id]) => person !== by && !play.attempt(person, { type: 'PerformAction', task: next, action: id }));
}

/** A case at the step that is looked at, with a seat held in one of the ways. */
export function stage(rulebook: CompiledRulebook, shape: Shape, mode: Mode, resubmit: Resubmit, holding: Holding): Play {
  const play = new Play(rulebook, workflowName(shape, mode, resubmit)).start('ann', { amount: 1 }).act('ann', 'submit').act('hal', 'confirm', { in: 'checking' });
  if (shape !== 'single') play.act('fay', 'confirm', { in: shape === 'parallel' ? 'deciding.money.first' : 'deciding.first' });
  const task = taskAt(play, shape);
  if (holding === 'transferred') play.do('bob', { type: 'UseVerb', task, verb: 'transfer', to: 'gus' });
  if (holding === 'delegated') play.do('bob', { type: 'UseVerb', task, verb: 'delegate', to: 'gus' });
  if (holding === 'added') play.do('bob', { type: 'UseVerb', task, verb: 'add-signer', to: 'gus', where: 'before' });
  return play;
}

function lookedAt(play: Play, shape: Shape): OpenTask | undefined {
  return Object.values(play.state?.tasks ?? {}).find(({ state }) => state === LOOKED[shape]);
}

function taskAt(play: Play, shape: Shape): string {
  return lookedAt(play, shape)?.id ?? play.state?.trail?.find(({ state }) => state === LOOKED[shape])?.task.id ?? 'task-0-0';
}

/** A task that waits for somebody: the one that is looked at, otherwise the one that has followed. */
function waiting(play: Play, shape: Shape): string {
  return lookedAt(play, shape)?.id ?? Object.keys(play.state?.tasks ?? {}).at(-1) ?? 'task-0-0';
}

/** Everybody who could try something. */
export function peopleOf(rulebook: CompiledRulebook): readonly string[] {
  return everybody(rulebook.definition).map(({ id }) => id);
}
