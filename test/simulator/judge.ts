import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import type { HistoryEntry } from '../../src/core/model/history-entry.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { fromStored } from '../../src/engine/history-codec.js';
import { oneRulebook } from '../../src/engine/one-rulebook.js';
import { Proofs } from '../../src/engine/proofs.js';
import { memoryAudit } from '../../src/store/memory/memory-audit.js';
import { memoryCaseReader } from '../../src/store/memory/memory-case-reader.js';
import type { Simulation } from './simulate.js';

/** What does not hold after a run, as sentences; none where all is well. */
export async function judge(run: Simulation, rulebook: CompiledRulebook): Promise<readonly string[]> {
  const entries = [...run.data.history.values()].flat().map((stored) => fromStored(stored));
  return [
    ...(await rowsAndChains(run, rulebook)),
    ...acknowledgedOnce(run, entries),
    ...claimsWithinLimits(run, entries),
    ...onceEach(entries),
    ...nothingLeftBehind(run),
    ...fencesHeld(run),
  ];
}

async function rowsAndChains(run: Simulation, rulebook: CompiledRulebook): Promise<readonly string[]> {
  const reader = memoryCaseReader(run.data);
  const proofs = new Proofs(reader, oneRulebook(rulebook), { now: () => new Date(run.nowMs).toISOString() });
  const problems: string[] = [];
  for (const { check, case: id, revision, problem } of (await fsck(memoryAudit(run.data))).faults) problems.push(`fsck ${check}: ${id ?? ''} at ${revision}: ${problem}`);
  // Deciding everything again takes as long as the run: one in four is enough to find a rule of it.
  if (run.seed % 4 !== 0) return problems;
  for (const { row } of run.data.cases.values()) {
    const proof = await proofs.proveCase('lab', row.id);
    if (proof?.proven !== true) problems.push(`proof: ${row.id} is not proven: ${JSON.stringify(proof?.difference)}`);
  }
  return problems;
}

/** What anybody was told is in the history, and each key of a person has taken effect at most once. */
function acknowledgedOnce({ told, decided, data }: Simulation, entries: readonly HistoryEntry[]): readonly string[] {
  const problems: string[] = [];
  const effects = new Map<string, number>();
  const byPlace = new Map(entries.map((entry) => [`${entry.case} ${entry.revision}`, entry]));
  for (const { unit, result } of decided) {
    if ('code' in result) continue;
    const name = JSON.stringify([unit.key.actor, unit.key.key]);
    effects.set(name, (effects.get(name) ?? 0) + 1);
  }
  for (const [name, count] of effects) if (count > 1) problems.push(`twice: ${name} has taken effect ${count} times`);
  for (const { actor, key, result } of told) {
    if (!result.accepted) continue;
    const { case: id, revision } = result.answer;
    const entry = byPlace.get(`${id} ${revision}`);
    if (entry?.command.actor.id !== actor) problems.push(`lost: ${key} of ${actor} was acknowledged as revision ${revision} of ${id}, but is not there`);
    if (effects.get(JSON.stringify([actor, key])) !== 1) problems.push(`lost: ${key} of ${actor} was acknowledged, but has not taken effect once`);
  }
  if (decided.filter(({ result }) => !('code' in result)).length !== [...data.history.values()].flat().length) problems.push('lost: there are not as many entries as commands that took effect');
  return problems;
}

/** Counted along the order in which commands took effect. */
function claimsWithinLimits({ decided }: Simulation, entries: readonly HistoryEntry[]): readonly string[] {
  const byPlace = new Map(entries.map((entry) => [`${entry.case} ${entry.revision}`, entry]));
  const holders = new Map<string, Set<string>>();
  const problems: string[] = [];
  for (const { unit, result } of decided) {
    if ('code' in result) continue;
    for (const event of byPlace.get(`${unit.case} ${result.revision}`)?.events ?? []) {
      if (event.type !== 'ClaimTaken' && event.type !== 'ClaimReleased') continue;
      const name = JSON.stringify([event.claim, event.key]);
      const held = holders.get(name) ?? new Set();
      if (event.type === 'ClaimTaken') held.add(unit.case);
      else held.delete(unit.case);
      holders.set(name, held);
      if (held.size > 3) problems.push(`claims: ${name} is held by ${held.size} cases`);
    }
  }
  return problems;
}

/** Each arming fires once and not before it is due; each job and each child ends once. */
function onceEach(entries: readonly HistoryEntry[]): readonly string[] {
  const [seen, due, problems] = [new Set<string>(), new Map<string, string>(), [] as string[]];
  const once = (...name: readonly (string | number)[]): void => {
    const text = JSON.stringify(name);
    if (seen.has(text)) problems.push(`twice: ${text}`);
    seen.add(text);
  };
  for (const { case: id, command, events } of entries) {
    if (command.type === 'FireTimer') {
      once(id, 'FireTimer', command.timer, command.arming);
      const dueAt = due.get(JSON.stringify([id, command.timer, command.arming]));
      if (dueAt === undefined || command.at < dueAt) problems.push(`early: ${id} ${command.timer} fired at ${command.at}, due ${dueAt ?? 'never'}`);
    }
    for (const event of events) {
      if (event.type === 'TimerArmed') due.set(JSON.stringify([id, event.timer, event.arming]), event.dueAt);
      if (event.type === 'JobCompleted') once(id, 'JobCompleted', event.job);
      if (event.type === 'ChildEnded') once(id, 'ChildEnded', event.child);
    }
  }
  return problems;
}

/** Nothing is due that nobody has seen to, and every open case has something or somebody that can move it. */
function nothingLeftBehind({ data, nowMs }: Simulation): readonly string[] {
  const now = new Date(nowMs - 200).toISOString();
  const timers = [...data.timers.values()].filter(({ dueAt }) => dueAt <= now).map(({ case: id, id: timer, dueAt }) => `stuck: the timer ${timer} of ${id} was due at ${dueAt}`);
  const jobs = [...data.jobs.values()].filter(({ state, runAt }) => state === 'waiting' && runAt <= now).map(({ case: id, id: job }) => `stuck: the job ${job} of ${id} waits`);
  const outbox = data.outbox.filter(({ position }) => position === null).map(({ row }) => `stuck: revision ${row.revision} of ${row.case} was never told`);
  const cases = [...data.cases.values()].flatMap(({ row: { id, status, state } }) => {
    const movers = [state.tasks, state.timers, state.jobs, state.children].flatMap((some) => Object.keys(some));
    return status === 'open' && movers.length === 0 ? [`stuck: nothing can move ${id}`] : [];
  });
  return [...timers, ...jobs, ...outbox, ...cases];
}

function fencesHeld({ decided }: Simulation): readonly string[] {
  return decided.flatMap(({ unit, fence }) => (fence && fence.given !== fence.stored ? [`stale: ${unit.key.key} took effect under number ${fence.given}, but ${fence.stored ?? 'none'} was the one`] : []));
}
