import { company, flow, registering, REGULATIONS } from './lint-yaml.js';
import type { Files } from './letter-rows.js';

/** What a rulebook lists, and nothing carries out or shows. */
export const REGULATION_ROWS: Readonly<Record<string, readonly (readonly [string, Files, readonly string[]])[]>> = {
  'register-without-scenario': [['none', registering(), ['1!']], ['one that looks into it at a step', registering('expect: { registers: { list: [] } }'), []]],
  'uncited-regulation': [['named by nothing, by a workflow, by a rate and a calendar; advice, and waived', { ...company(REGULATIONS + 'calendar: office\n'), 'rules/office.yaml': 'calendar: office\nweek: monday to friday\nsource: R-4\n', 'rules/grade.yaml': "rate: grade\narticle: '1'\nsource: [R-2, R-3]\ninputs: { n: number }\nof: n\ntiers: part\nrates: [{ above: 0, rate: 1 }]\nround: { to: 1, how: down }\n" }, ['13!']], ['cited', { ...company(REGULATIONS), ...flow(`initial: a\nstates:\n  a: { type: final }\n`, "source: [R-1, R-2, R-3, R-4]\narticle: '1'") }, []]],
};
