import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { Share, VoteDefinition } from '../model/verb-definition.js';
import { blockOf, rootSeats, settledSeats } from './seats.js';

/** How a vote stands, in weights. */
export interface Count {
  readonly all: number;
  readonly yes: number;
  readonly no: number;
  /** Votes that are still to come. */
  readonly open: number;
  /** Somebody who can stop it has voted no. */
  readonly vetoed: boolean;
  /** Somebody who can stop it has not voted yet. */
  readonly mayBeVetoed: boolean;
}

/** The outcome of a vote, or undefined while votes that are missing can change it, or are waited for. */
export function voteOutcome(task: OpenTask, definition: TaskDefinition, vote: VoteDefinition): string | undefined {
  const count = countVotes(task, definition, vote);
  if (count.vetoed) return vote.failed;
  if (count.open === 0) return passes(count, vote) ? vote.for : vote.failed;
  if (!vote.early) return undefined;
  if (!passes({ ...count, yes: count.yes + count.open }, vote)) return vote.failed;
  return isSafe(count, definition, vote) ? vote.for : undefined;
}

export function countVotes(task: OpenTask, definition: TaskDefinition, vote: VoteDefinition): Count {
  const settled = settledSeats(task);
  const { weights = [], veto = [] } = task.votes ?? {};
  const cast = rootSeats(task).map((seat) => {
    const heard = blockOf(task, seat).every((one) => settled.has(one));
    const action = heard ? task.performed.find((one) => one.seat === seat)?.action : undefined;
    return { weight: weights[seat] ?? 0, heard, outcome: action === undefined ? undefined : definition.actions.get(action)?.outcome, veto: veto.includes(seat) };
  });
  const sum = (list: typeof cast): number => list.reduce((total, { weight }) => total + weight, 0);
  return {
    all: sum(cast),
    yes: sum(cast.filter(({ outcome }) => outcome === vote.for)),
    no: sum(cast.filter(({ outcome }) => outcome === vote.failed)),
    open: sum(cast.filter(({ heard }) => !heard)),
    vetoed: cast.some((one) => one.veto && one.outcome === vote.failed),
    mayBeVetoed: cast.some((one) => one.veto && !one.heard),
  };
}

/** Whether it passes however the missing votes are cast: all against it, or where one may abstain, not at all. */
function isSafe(count: Count, { actions }: TaskDefinition, vote: VoteDefinition): boolean {
  const mayAbstain = [...actions.values()].some(({ outcome }) => outcome !== vote.for && outcome !== vote.failed);
  if (count.mayBeVetoed || !passes({ ...count, no: count.no + count.open }, vote)) return false;
  return !mayAbstain || passes(count, vote);
}

function passes({ all, yes, no }: Count, { pass, of, quorum }: VoteDefinition): boolean {
  const cast = yes + no;
  if (quorum && !reaches(cast, quorum, all)) return false;
  return yes > 0 && reaches(yes, pass, of === 'all' ? all : cast);
}

function reaches(votes: number, { parts, of, above }: Share, all: number): boolean {
  const [found, needed] = of === undefined ? [votes, parts] : [votes * of, parts * all];
  return above ? found > needed : found >= needed;
}
