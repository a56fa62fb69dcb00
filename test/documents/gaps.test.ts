import { expect, test } from '@jest/globals';
import { companiesIn } from '../../src/cli/rulebook-folder.js';
import type { CompiledRulebook, CompiledWorkflow } from '../../src/core/case/compiled.js';
import type { WorkflowDefinition } from '../../src/core/model/definition.js';
import type { Json } from '../../src/core/model/json.js';
import { shownBy } from '../../src/core/model/regulations-of.js';
import type { ScenarioDefinition, ScenarioExpectation } from '../../src/core/model/scenario.js';
import { titlesOf } from '../../src/core/model/text.js';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { shipped } from '../support/rulebooks.js';

/** What the regulations leave open, as their list marks it. */
const GAPS = ['A-05', 'A-06', 'A-08', 'B-10', 'B-11', 'C-06', 'C-08', 'D-04', 'D-10', 'D-15', 'E-10'];

/** Figures that the list of the regulations does not mark, and without which a rulebook cannot do yet: this only ever gets shorter. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  duties: ['time-to-object', 'quote-time', 'payment-time', 'statement-time', 'time-until-the-next-call', 'calls-of-a-basket', 'first-roster', 'the-partner-takes-the-post'],
  'fund-marketing': ['time-until-an-update', 'end-of-the-working-day', 'time-to-bring-back'],
  property: ['approver-of-leave', 'follow-up-days', 'points-of-a-finding', 'time-to-bring-back-hazards', 'permits-lending-hazards', 'price-authority', 'inspection-days', 'receiver-of-statistics', 'days-to-appeal', 'days-to-judge-an-appeal', 'judge-of-appeals'],
  'rebate-mall': ['minimum-solutions', 'follow-up-days', 'attitude-fine', 'delay-fine', 'share-of-the-head', 'points-of-a-day', 'post-time', 'featured-a-day', 'special-time'],
  'service-centre': ['weight-of-satisfaction', 'weight-of-solved', 'weight-of-efficiency', 'excellent-from', 'passed-from', 'effect-time', 'big-customer-from', 'ordinary-customer-from', 'pay-per-order', 'longest-complaint-days', 'follow-up-days', 'days-to-appeal', 'days-to-judge-an-appeal', 'judge-of-appeals'],
  trading: ['reader-of-moderate-complaints', 'reader-of-grave-complaints', 'report-time', 'follow-up-time', 'emergency-time', 'time-to-explain', 'points-of-a-finding', 'approver-of-leave'],
};

/** What a figure may be where its own value says nothing: it has none, or leads to the same person. */
const DECIDED: Readonly<Record<string, Json>> = { 'longest-complaint-days': 5, 'telephone-quota': '100', 'gap-of-the-bands': 'pass', 'below-the-bands': 'pass', 'penalty-above': 'corrected', 'award-set-by-the-head': false, 'approver-of-going-out': 'company-leader' };

/** Figures in whose place a person enters one, in a task that is there in any case: with them, the scenario goes another way further on. */
const ENTERED: readonly string[] = ['longest-complaint-days', 'telephone-quota'];

const rulebooks = await Promise.all((await companiesIn('.')).map(shipped));

/** A scenario of a case that waits where something is left to a person, and the figures without which it would not. */
interface Shown {
  readonly regulations: readonly string[];
  readonly missing: readonly string[];
}

/** Nobody has decided it; a word for an open decision stands where words are expected. */
const isMissing = (value: Json | undefined): boolean => value === null || value === 'undecided';

async function shownIn({ workflows }: CompiledRulebook): Promise<readonly Shown[]> {
  const found: Shown[] = [];
  for (const workflow of workflows.values()) {
    for (const scenario of workflow.definition.scenarios) {
      const waiting = whereItWaits(workflow.definition, scenario);
      if (!waiting) continue;
      const missing: string[] = [];
      for (const id of missingIn(workflow, scenario)) if (await hangsOn(id, workflow, ENTERED.includes(id) ? scenario : waiting)) missing.push(id);
      found.push({ regulations: [...shownBy(scenario, workflow.definition)], missing });
    }
  }
  return found;
}

const shown: (readonly Shown[])[] = [];
for (const rulebook of rulebooks) shown.push(await shownIn(rulebook));

/** The scenario as far as the first place where it is said to wait for a decision, and whose; undefined where it never is. */
function whereItWaits({ states }: WorkflowDefinition, scenario: ScenarioDefinition): ScenarioDefinition | undefined {
  const isLeft = (expected: ScenarioExpectation): boolean => (expected.in ?? []).some((path) => states.get(path)?.gap !== undefined && states.get(path)?.task !== undefined);
  const at = scenario.steps.findIndex((step) => step.kind === 'expect' && step.case === undefined && isLeft(step.expect));
  const step = scenario.steps[at];
  const place = ({ in: states = [], waitingFor }: ScenarioExpectation): ScenarioExpectation => ({ in: states, ...(waitingFor && { waitingFor }) });
  if (step?.kind === 'expect') return { ...scenario, steps: scenario.steps.slice(0, at), expect: place(step.expect) };
  return isLeft(scenario.expect) ? { ...scenario, expect: place(scenario.expect) } : undefined;
}

/** Of what the scenario shows. */
function missingIn({ definition: { scenarios }, rulebook: { definition: { parameters } } }: CompiledWorkflow, scenario: ScenarioDefinition): readonly string[] {
  const values = new Map<string, Json>([...parameters].map(([id, { value }]) => [id, value]));
  const played = (one: ScenarioDefinition | undefined): void => {
    if (one?.follows !== undefined) played(scenarios.find(({ title }) => titlesOf(title).includes(one.follows ?? '')));
    for (const [id, value] of Object.entries(one?.parameters ?? {})) values.set(id, value);
  };
  played(scenario);
  return [...values].flatMap(([id, value]) => (isMissing(value) && scenario.articles.includes(parameters.get(id)?.article ?? '') ? [id] : []));
}

/** Whether the scenario goes as written, and does not any more once the figure is there. */
async function hangsOn(id: string, workflow: CompiledWorkflow, scenario: ScenarioDefinition): Promise<boolean> {
  const own = workflow.rulebook.definition.parameters.get(id)?.value;
  const decided = DECIDED[id] ?? own;
  if (isMissing(decided) || decided === undefined) throw new Error(`Expected a value for ${id}, which has none of its own`);
  const goes = async (one: ScenarioDefinition): Promise<boolean> => (await runScenario(workflow, one, async (clock) => openMemory({ clock }), new Touched())).passed;
  return (await goes(scenario)) && !(await goes({ ...scenario, parameters: { ...scenario.parameters, [id]: decided } }));
}

test('what each regulation leaves open is left to a person where the figure is missing, and is not where it is there', () => {
  const left = new Set(shown.flat().flatMap(({ missing, regulations }) => (missing.length > 0 ? regulations : [])));
  expect(GAPS.filter((id) => !left.has(id))).toEqual([]);
});

test('a figure that somebody had to choose has its reason and its article, and can be missing', () => {
  const chosen = rulebooks.flatMap((rulebook) => [...rulebook.definition.parameters.values()].filter(({ gap }) => gap !== undefined).map((parameter) => ({ rulebook, parameter })));
  expect(chosen.length).toBeGreaterThan(70);
  expect(chosen.filter(({ parameter }) => parameter.article === undefined || parameter.title === undefined).map(({ rulebook, parameter }) => `${rulebook.definition.company} ${parameter.id}`)).toEqual([]);
  const needed = rulebooks.map(({ definition: { company, parameters } }, index) => [company, [...parameters.values()].flatMap(({ id, gap }) => (gap !== undefined && !shown[index]!.some(({ missing }) => missing.includes(id)) ? [id] : []))] as const);
  expect(Object.fromEntries(needed)).toEqual(NEEDED);
});
