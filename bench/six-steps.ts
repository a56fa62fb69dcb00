import { randomUUID } from 'node:crypto';
import type { Engine } from '../src/engine/engine.js';
import type { Actor } from '../src/core/model/actor.js';
import { readFolder } from '../src/cli/rulebook-folder.js';
import type { Answer, UserInstruction } from '../src/engine/command-service.js';

/** The case that everybody advances in this benchmark: a start, then six steps of two people in turn. */
export const STEPS = 6;
export const COMPANY = 'bench';
export const WORKFLOW = 'six-steps';
export const PEOPLE = ['ann', 'ben'] as const;
export const START_DATA = { subject: 'A train ticket to 杭州, and a night there', amount: '1284.50' };
export const PASSWORD = 'a long enough password';
export const NOTE = 'looked at the receipts, 三张, and found them in order';

/** Who does the n-th step. */
export const actorOf = (done: number): (typeof PEOPLE)[number] => (done % 2 === 0 ? 'ann' : 'ben');

/** The task that an answer says has been opened: ids are counted from revision and event. */
export function taskOf({ revision, events }: Pick<Answer, 'revision' | 'events'>): string {
  return `task-${revision}-${events.indexOf('TaskOpened')}`;
}

export async function foundBench(engine: Pick<Engine, 'releases' | 'people'>): Promise<ReadonlyMap<string, Actor>> {
  const founded = await engine.releases.found(COMPANY, await readFolder('bench/rulebook', COMPANY), '2000-01-01');
  if (!founded.released) throw new Error(JSON.stringify(founded, null, 2));
  return new Map(await Promise.all(PEOPLE.map(async (id) => [id, await engine.people.actor(COMPANY, id) as Actor] as const)));
}

interface Place {
  readonly id: string;
  readonly task: string;
  readonly done: number;
}

/** Each client takes one case after the other through its steps. */
export function walker(engine: Pick<Engine, 'commands'>, actors: ReadonlyMap<string, Actor>): (client: number) => Promise<void> {
  const places = new Map<number, Place>();
  return async (client) => {
    const place = places.get(client);
    const actor = actors.get(actorOf(place?.done ?? 0));
    if (actor === undefined) throw new Error('Expected the people of the benchmark.');
    const result = await engine.commands.execute({ company: COMPANY, actor, key: randomUUID(), instruction: instructionFor(place) });
    if (!result.accepted) throw new Error(result.rejection.message);
    const done = place === undefined ? 0 : place.done + 1;
    if (done === STEPS) places.delete(client);
    else places.set(client, { id: result.answer.case, task: taskOf(result.answer), done });
  };
}

function instructionFor(place: Place | undefined): UserInstruction {
  if (place === undefined) return { type: 'StartCase', workflow: WORKFLOW, data: START_DATA };
  return { type: 'PerformAction', case: place.id, task: place.task, action: 'approve', fields: { note: NOTE } };
}
