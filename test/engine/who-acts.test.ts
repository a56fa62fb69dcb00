import { afterAll, describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { fixture } from '../core/rulebook/fixture.js';
import { compiled } from '../support/rulebooks.js';
import { SUBJECTS, stopServer } from './subject.js';

afterAll(stopServer);

const workflow = compiled('acme', fixture('good'), 'v').workflows.get('purchase')!;

describe.each(SUBJECTS)('who acts, on $name', (kind) => {
  test.each(workflow.definition.scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    expect(await runScenario(workflow, scenario, (clock) => kind.empty(clock), new Touched())).toMatchObject({ passed: true });
  });
});
