import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { ScenarioDefinition } from '../../core/model/scenario.js';
import { textIn } from '../../core/model/text.js';
import { ManualClock } from '../manual-clock.js';
import { Deviation } from './deviation.js';
import { Stage, type OpenMemory } from './stage.js';
import type { TestResult } from './test-report.js';
import type { Touched } from './touched.js';

/** Plays one scenario through the real engine on an empty database in memory. */
export async function runScenario(workflow: CompiledWorkflow, scenario: ScenarioDefinition, open: OpenMemory, touched: Touched): Promise<TestResult> {
  const title = textIn(scenario.title, workflow.rulebook.definition.language);
  const result = { kind: 'scenario', of: workflow.definition.id, title, at: scenario.position } as const;
  const clock = new ManualClock(scenario.at);
  const stage = new Stage(workflow, scenario, { clock, database: await open(clock) }, touched);
  try {
    await stage.play();
    scenario.articles.forEach((article) => touched.article(article));
    return { ...result, passed: true };
  } catch (error) {
    if (!(error instanceof Deviation)) throw error;
    return { ...result, at: stage.at, passed: false, problem: error.message };
  } finally {
    await stage.close();
  }
}
