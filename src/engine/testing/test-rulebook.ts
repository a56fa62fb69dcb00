import type { CompiledRulebook } from '../../core/case/compiled.js';
import { shownBy } from '../../core/model/regulations-of.js';
import { runExamples } from './run-examples.js';
import { runScenario } from './scenario-runner.js';
import type { OpenMemory } from './stage.js';
import type { TestReport, TestResult } from './test-report.js';
import { Touched } from './touched.js';

/** Runs all examples and scenarios of a rulebook. @param onEach called after each one */
export async function testRulebook(rulebook: CompiledRulebook, open: OpenMemory, onEach: (result: TestResult) => void = () => undefined): Promise<TestReport> {
  const touched = new Touched();
  const results: TestResult[] = [...runExamples(rulebook, touched)];
  results.forEach(onEach);
  for (const workflow of rulebook.workflows.values()) {
    for (const scenario of workflow.definition.scenarios) {
      for (const id of shownBy(scenario, workflow.definition)) touched.regulation(id);
      const result = await runScenario(workflow, scenario, open, touched);
      results.push(result);
      onEach(result);
    }
  }
  const failed = results.filter((result) => !result.passed).length;
  return { passed: results.length - failed, failed, results, ...touched.coverage(rulebook) };
}
