import { describe, expect, test } from '@jest/globals';
import { companiesIn } from '../../src/cli/rulebook-folder.js';
import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import { forecast } from '../../src/core/case/forecast/forecast.js';
import { MOST_STEPS } from '../../src/core/case/forecast/findings.js';
import type { Forecast } from '../../src/core/case/forecast/forecast-model.js';
import { applyEntry } from '../../src/core/case/replay.js';
import { approvingAction } from '../../src/core/model/approving-action.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import { canonicalJson } from '../../src/core/model/canonical-json.js';
import type { CaseEvent, TaskOpened } from '../../src/core/model/event.js';
import type { HistoryEntry } from '../../src/core/model/history-entry.js';
import type { JsonObject } from '../../src/core/model/json.js';
import { ENGINE } from '../../src/core/model/actor.js';
import { fromStored } from '../../src/engine/history-codec.js';
import type { Database } from '../../src/engine/ports/database.js';
import { played } from '../../src/engine/testing/played.js';
import { testRulebook } from '../../src/engine/testing/test-rulebook.js';
import { withParameters } from '../../src/engine/testing/with-parameters.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { shipped } from '../support/rulebooks.js';

/** A case as it stood at a moment, and what then happened to it for as long as everybody approved. */
interface Moment {
  readonly rulebook: CompiledRulebook;
  readonly state: CaseState;
  readonly rest: readonly HistoryEntry[];
}

/** Every moment of every case of the shipped scenarios, played through the engine. */
async function momentsOf(company: string): Promise<readonly Moment[]> {
  const all = await shipped(company);
  const rulebooks = [...all.workflows.values()].flatMap((workflow) => workflow.definition.scenarios.map((scenario) => withParameters(workflow, played(workflow, scenario)).rulebook));
  const databases: Database[] = [];
  await testRulebook(all, async (clock) => {
    const database = openMemory({ clock });
    databases.push(database);
    return database;
  });
  const moments: Moment[] = [];
  for (const [place, { reader }] of databases.entries()) {
    const rulebook = rulebooks[place]!;
    for (const { id } of (await reader.cases(company, {}, { limit: 1000 })).rows) {
      const entries = (await reader.history(company, id, 1, 10_000)).map(fromStored);
      let state: CaseState | undefined;
      for (const [index, { events }] of entries.entries()) {
        state = applyEntry(state, events);
        if (state.status === 'open') moments.push({ rulebook, state, rest: approvals(rulebook, state, entries.slice(index + 1)) });
      }
    }
  }
  return moments;
}

/** The entries up to the first that is anything else than an approval, or the end of what the case has set off itself, or before which another case has changed a record that was told. */
function approvals(rulebook: CompiledRulebook, before: CaseState, entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let state = before;
  const facts = rulebook.workflows.get(before.workflow)?.definition.facts;
  const told = Object.fromEntries(Object.entries(entries[0]?.command.facts ?? {}).filter(([name]) => facts?.get(name)?.kind === 'record'));
  const end = entries.findIndex((entry) => {
    if (!isApproval(rulebook, state, entry) || !agree(told, entry.command.facts)) return true;
    state = applyEntry(state, entry.events);
    return false;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

function agree(told: JsonObject, later: JsonObject): boolean {
  return Object.entries(told).every(([name, value]) => later[name] === undefined || canonicalJson(later[name]) === canonicalJson(value));
}

function isApproval({ workflows }: CompiledRulebook, { workflow, tasks }: CaseState, { command, events }: HistoryEntry): boolean {
  if (command.type === 'CompleteJob' || command.type === 'EndChild') return true;
  if (command.type !== 'PerformAction') return false;
  const task = workflows.get(workflow)?.definition.states.get(tasks[command.task]?.state ?? '')?.task;
  const usual = task && approvingAction(task);
  const decided = events.find((event) => event.type === 'TaskCompleted');
  return decided === undefined || (command.action === usual?.id && decided.outcome === usual.outcome);
}

/** As it is told when somebody goes on. */
function ahead({ rulebook, state, rest }: Moment): Forecast {
  const found = forecast(rulebook.workflows.get(state.workflow)!, state, { actor: ENGINE, at: rest[0]?.command.at ?? state.startedAt, facts: rest[0]?.command.facts ?? {} });
  if ('refused' in found) throw new Error(found.refused.message);
  return found;
}

/** Up to the first step that comes again, where a forecast ends. */
function untilAgain({ tasks }: CaseState, opened: readonly TaskOpened[]): readonly TaskOpened[] {
  const come = new Set(Object.values(tasks).map(({ state }) => state));
  const end = opened.findIndex(({ state }) => come.size === come.add(state).size);
  return end === -1 ? opened : opened.slice(0, end);
}

const isOpened = (event: CaseEvent): event is TaskOpened => event.type === 'TaskOpened';

const rulebooks = await Promise.all((await companiesIn('.')).map(async (company) => [company, await momentsOf(company)] as const));

let compared = 0;

describe.each(rulebooks)('the forecasts of every moment of the scenarios of %s', (_company, moments) => {
  const told = moments.map((moment) => ({ moment, found: ahead(moment), opened: untilAgain(moment.state, moment.rest.flatMap(({ events }) => events.filter(isOpened))) }));
  const where = ({ state }: Moment): string => `${state.workflow} at ${JSON.stringify(state.value)} r${state.revision}`;

  test('end, or say why they do not', () => {
    for (const { moment, found } of told) {
      expect([where(moment), found.ends.length]).not.toEqual([where(moment), 0]);
      expect(found.steps.length).toBeLessThanOrEqual(MOST_STEPS);
    }
  });

  test('name every step that really came while everybody approved', () => {
    const missed = told.flatMap(({ moment, found, opened }) => {
      const known = new Set([...found.steps, ...found.ends].map(({ state }) => state));
      return opened.filter(({ state }) => !known.has(state)).map(({ state }) => `${where(moment)}: ${state}`);
    });
    expect(missed).toEqual([]);
  });

  test('are what happened, in order, where they are sure', () => {
    const sure = told.filter(({ moment, found }) => moment.rest.at(-1)?.events.some(({ type }) => type === 'CaseCompleted') === true && [...found.steps, ...found.ends].every((one) => one.sure));
    for (const { moment, found, opened } of sure) {
      expect([where(moment), opened.map(({ state }) => state)]).toEqual([where(moment), found.steps.filter(({ kind }) => kind === 'task').map(({ state }) => state)]);
    }
    compared += sure.length;
  });

  test('find the people who were really asked', () => {
    for (const { moment, found, opened } of told) {
      for (const { state, seats } of opened) {
        const step = found.steps.find((one) => one.state === state);
        if (step?.who === 'people') expect([where(moment), state, step.seats?.map(({ seat }) => seat)]).toEqual([where(moment), state, seats]);
      }
    }
  });
});

test('enough of them were compared with what happened', () => {
  expect(compared).toBeGreaterThan(50);
});
