/**
 * Scenario files: examples of whole cases. Readers here check names against the workflow that the scenarios belong to;
 * whether an example holds is for those who run it.
 */
import type { ScenarioDefinition, ScenarioStart } from '../../model/scenario.js';
import { titlesOf } from '../../model/text.js';
import { day } from '../company/day.js';
import { list } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text } from '../reader/scalars.js';
import { valueUnder } from '../yaml/yaml-node.js';
import { caseData } from './case-data.js';
import { expectation } from './expectation.js';
import { instant } from './instant.js';
import { refused } from './refused.js';
import { step } from './step.js';

const byPerson = record({ by: required(nameOf('person')), data: withDefault(caseData, {}), refused: optional(refused) });
const bySchedule = record({ schedule: required(nameOf('schedule')) });

const start: Reader<ScenarioStart> = (node, reading) => {
  const found = valueUnder(node, 'schedule') ? bySchedule(node, reading) : byPerson(node, reading);
  if (!found) return undefined;
  const { at: _at, ...beginning } = found;
  return beginning;
};

const deputy = record({
  for: required(nameOf('person')),
  by: required(nameOf('person')),
  from: required(day),
  to: required(day),
  workflows: optional(list(nameOf('workflow'))),
  posts: optional(list(nameOf('post'))),
});

const shape = record({
  scenario: required(text),
  follows: optional(string),
  articles: withDefault(list(nameOf('article')), []),
  deputies: withDefault(list(deputy), []),
  at: required(instant),
  start: required(start),
  steps: withDefault(list(step), []),
  expect: withDefault(expectation, {}),
});

const scenario: Reader<ScenarioDefinition> = (node, reading) => {
  const found = shape(node, reading);
  if (!found) return undefined;
  const { scenario: title, start: begun, follows, deputies, ...rest } = found;
  return { ...rest, title, ...(follows !== undefined && { follows }), deputies: deputies.map(({ at: _where, ...named }) => named), start: begun, position: node.label };
};

/** Reads `workflows/<workflow>.scenarios.yaml`. */
export function scenarios(workflow: string): Reader<readonly ScenarioDefinition[]> {
  const file = record({
    workflow: required(stringThat((name) => name === workflow, `"${workflow}", the name of the file`)),
    scenarios: required(list(scenario)),
  });
  return (node, reading) => {
    const found = file(node, reading)?.scenarios;
    checkOrder(found ?? [], reading);
    return found;
  };
}

/** A scenario follows one that stands before it in the file, so that none can wait for itself. */
function checkOrder(all: readonly ScenarioDefinition[], reading: Reading): void {
  for (const [index, { follows, position }] of all.entries()) {
    const before = all.slice(0, index).flatMap(({ title }) => titlesOf(title));
    if (follows === undefined || before.includes(follows)) continue;
    reading.report('unknown-name', position, `Expected the title of a scenario that stands before this one, but it follows ${quoted(follows)}`, nearestName(follows, before));
  }
}
