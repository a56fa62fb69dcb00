import { expect, test } from '@jest/globals';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import type { RulebookDefinition, WorkflowDefinition } from '../../src/core/model/definition.js';
import type { Json } from '../../src/core/model/json.js';
import { shownBy } from '../../src/core/model/regulations-of.js';
import type { ScenarioDefinition } from '../../src/core/model/scenario.js';
import { titlesOf } from '../../src/core/model/text.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';

/** What the regulations leave open, as their list marks it. */
const GAPS = ['A-05', 'A-06', 'A-08', 'B-10', 'B-11', 'C-06', 'C-08', 'D-04', 'D-10', 'D-15', 'E-10'];

/** Figures that the list of the regulations does not mark, and without which a rulebook cannot do yet: this only ever gets shorter. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  duties: ['time-to-object', 'quote-time', 'payment-time', 'statement-time', 'time-until-the-next-call', 'calls-of-a-basket', 'first-roster', 'the-partner-takes-the-post'],
  'fund-marketing': ['minimum-of-a-subscription', 'time-until-an-update', 'end-of-the-working-day', 'time-to-bring-back'],
  property: ['approver-of-leave', 'follow-up-days', 'points-of-a-finding', 'time-to-bring-back-hazards', 'permits-lending-hazards', 'price-authority', 'inspection-days', 'receiver-of-statistics', 'days-to-appeal', 'days-to-judge-an-appeal', 'judge-of-appeals'],
  'rebate-mall': ['minimum-solutions', 'follow-up-days', 'attitude-fine', 'delay-fine', 'share-of-the-head', 'points-of-a-day', 'post-time', 'featured-a-day', 'special-time'],
  'service-centre': ['weight-of-satisfaction', 'weight-of-solved', 'weight-of-efficiency', 'excellent-from', 'passed-from', 'effect-time', 'big-customer-from', 'ordinary-customer-from', 'pay-per-order', 'longest-complaint-days', 'follow-up-days', 'days-to-appeal', 'days-to-judge-an-appeal', 'judge-of-appeals'],
  trading: ['reader-of-moderate-complaints', 'reader-of-grave-complaints', 'report-time', 'follow-up-time', 'emergency-time', 'time-to-explain', 'points-of-a-finding', 'approver-of-leave'],
};

const rulebooks = await Promise.all((await companiesIn('.')).map(async (company) => readRulebook(company, await readFolder('.', company)).definition!));

/** A scenario of a case that waits where something is left to a person, and which figures are missing in it. */
interface Shown {
  readonly scenario: ScenarioDefinition;
  readonly regulations: readonly string[];
  readonly missing: readonly string[];
}

/** Nobody has decided it; a word for an open decision stands where words are expected. */
const isMissing = (value: Json | undefined): boolean => value === null || value === 'undecided';

function shownIn(rulebook: RulebookDefinition): readonly Shown[] {
  return [...rulebook.workflows.values()].flatMap((workflow) =>
    workflow.scenarios.filter((scenario) => waitsForAPerson(workflow, scenario)).map((scenario) => ({ scenario, regulations: [...shownBy(scenario, workflow)], missing: missingIn(rulebook, workflow, scenario) })),
  );
}

const shown = rulebooks.map(shownIn);

function waitsForAPerson({ states }: WorkflowDefinition, { steps, expect: last }: ScenarioDefinition): boolean {
  const seen = [...steps.flatMap((step) => (step.kind === 'expect' ? [step.expect] : [])), last].flatMap((expected) => expected.in ?? []);
  return seen.some((path) => states.get(path)?.gap !== undefined && states.get(path)?.task !== undefined);
}

/** Of what the scenario shows. */
function missingIn({ parameters }: RulebookDefinition, { scenarios }: WorkflowDefinition, scenario: ScenarioDefinition): readonly string[] {
  const values = new Map<string, Json>([...parameters].map(([id, { value }]) => [id, value]));
  const played = (one: ScenarioDefinition | undefined): void => {
    if (one?.follows !== undefined) played(scenarios.find(({ title }) => titlesOf(title).includes(one.follows ?? '')));
    for (const [id, value] of Object.entries(one?.parameters ?? {})) values.set(id, value);
  };
  played(scenario);
  return [...values].flatMap(([id, value]) => (isMissing(value) && scenario.articles.includes(parameters.get(id)?.article ?? '') ? [id] : []));
}

test('what each regulation leaves open is left to a person in a scenario in which the figure is missing', () => {
  const left = new Set(shown.flat().flatMap(({ missing, regulations }) => (missing.length > 0 ? regulations : [])));
  expect(GAPS.filter((id) => !left.has(id))).toEqual([]);
});

test('a figure that somebody had to choose has its reason and its article, and can be missing', () => {
  const chosen = rulebooks.flatMap((rulebook) => [...rulebook.parameters.values()].filter(({ gap }) => gap !== undefined).map((parameter) => ({ rulebook, parameter })));
  expect(chosen.length).toBeGreaterThan(70);
  expect(chosen.filter(({ parameter }) => parameter.article === undefined || parameter.title === undefined).map(({ rulebook, parameter }) => `${rulebook.company} ${parameter.id}`)).toEqual([]);
  const needed = rulebooks.map(({ company, parameters }, index) => [company, [...parameters.values()].flatMap(({ id, gap }) => (gap !== undefined && !shown[index]!.some(({ missing }) => missing.includes(id)) ? [id] : []))] as const);
  expect(Object.fromEntries(needed)).toEqual(NEEDED);
});
