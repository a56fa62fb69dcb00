/**
 * Scenario files: examples of whole cases. Readers here check names against the workflow that the scenarios belong to;
 * whether an example holds is for those who run it.
 */
import type { ScenarioCase, ScenarioDefinition, ScenarioStart } from '../../model/scenario.js';
import { titlesOf } from '../../model/text.js';
import { day } from '../company/day.js';
import { source } from '../company/regulation.js';
import { list } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { caseData } from './case-data.js';
import { expectation } from './expectation.js';
import { instant } from './instant.js';
import { earlierCase, namedIn, standingCase, type NamedCases } from './other-case.js';
import { otherValues } from './other-values.js';
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

const parts = {
  scenario: required(text),
  follows: optional(string),
  articles: withDefault(list(nameOf('article')), []),
  source: optional(source),
  parameters: optional(otherValues),
  cases: withDefault(list(earlierCase), []),
  deputies: withDefault(list(deputy), []),
  at: required(instant),
  start: required(start),
  expect: withDefault(expectation, {}),
};

/** @param namedFor the cases that a scenario may speak of by a name */
const scenario = (namedFor: (node: YamlNode, reading: Reading) => NamedCases): Reader<ScenarioDefinition> => (node, reading) => {
  const named = namedFor(node, reading);
  const found = record({ ...parts, steps: withDefault(list(step(named)), []) })(node, reading);
  if (!found) return undefined;
  const { scenario: title, start: begun, follows, parameters, cases, deputies, source: shown, ...rest } = found;
  checkMoments(cases, found.at, reading);
  return { ...rest, title, ...(parameters && { parameters }), ...(cases.length > 0 && { cases }), ...(follows !== undefined && { follows }), ...(shown !== undefined && { source: shown }), deputies: deputies.map(({ at: _where, ...standIn }) => standIn), start: begun, position: node.label };
};

/** The other cases begin one after the other, and none of them after the case itself. */
function checkMoments(cases: readonly ScenarioCase[], until: string, reading: Reading): void {
  const moments = [...cases.map(({ at = until }) => Date.parse(at)), Date.parse(until)];
  for (const [index, { position }] of cases.entries()) {
    if ((moments[index] ?? 0) > (moments[index + 1] ?? 0)) reading.report('bad-value', position, 'Expected the cases in the order in which they begin, before the scenario itself');
  }
}

/** Reads `workflows/<workflow>.scenarios.yaml`. */
export function scenarios(workflow: string): Reader<readonly ScenarioDefinition[]> {
  return (node, reading) => {
    const file = record({
      workflow: required(stringThat((name) => name === workflow, `"${workflow}", the name of the file`)),
      cases: withDefault(list(standingCase), []),
      scenarios: required(list(scenario(namedIn(node)))),
    });
    const found = file(node, reading);
    checkOrder(found?.scenarios ?? [], reading);
    return found?.scenarios.map((one) => (found.cases.length > 0 ? { ...one, before: found.cases } : one));
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
