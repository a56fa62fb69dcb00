import { SURROUNDINGS } from '../../../src/cli/surroundings.js';
import { lint } from '../../../src/core/lint/lint.js';
import type { Diagnostic } from '../../../src/core/model/diagnostic.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

const COMPANY = `company: acme
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One, '2': { title: Two, advice: true } }
departments: { desk: Desk, cellar: Cellar }
posts: { clerk: { title: Clerk, department: desk }, ghost: Nobody }
people: { ann: { name: Ann, posts: [clerk] } }
ledgers: { conduct: { title: Conduct, unit: points } }
edition: 2
`;

/** Lines of the company's file that list regulations, from line 11. */
export const REGULATIONS = `regulations:\n  R-0: { title: Kindness, advice: true }\n  R-1: One\n  R-2: Two\n  R-3: Three\n  R-4: Four\n  R-5: { title: Five, untested: Not written yet }\n`;

/** What one rule finds in a rulebook made of a workflow's states, or of whole files. As `line` or `line!` for a warning. */
export function found(rule: string, files: Readonly<Record<string, string>>): readonly string[] {
  return linted(files)
    .filter((diagnostic) => diagnostic.rule === rule)
    .map(({ line, severity }) => `${line}${severity === 'warning' ? '!' : ''}`);
}

/** Everything that is found in such a rulebook. */
export function linted(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const { definition, diagnostics } = readRulebook('acme', { 'rules/rulebook.yaml': COMPANY, ...files });
  if (!definition) throw new Error(`not a rulebook: ${JSON.stringify(diagnostics, null, 1)}`);
  return lint(definition, { ...SURROUNDINGS, connectors: ['echo'], today: '2026-11-22' });
}

/** A workflow whose file begins with these lines; article 1 is its own. */
export function flow(text: string, head = "article: '1'"): Record<string, string> {
  return { 'workflows/flow.yaml': `workflow: flow\ntitle: Flow\n${head}\ndata: { type: object, properties: { n: { type: number }, s: { type: string } } }\n${text}` };
}

/** A rulebook that counts by this calendar, which begins on line 2, beside other files. */
export function calendar(text: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...company('calendar: office\n'), 'rules/office.yaml': `calendar: office\n${text}`, ...more };
}

/** The company's file with more lines at its end, or in the place of others. */
export function company(more: string, instead = ''): Record<string, string> {
  return { 'rules/rulebook.yaml': COMPANY.replace(instead, '') + more };
}

/** A run that collects cases of `other` in line 11, into a list of objects with these properties. */
export function gathering(properties: string | undefined): Record<string, string> {
  const items = properties === undefined ? '{ type: string }' : `{ type: object, properties: { ${properties} } }`;
  const run = `workflow: run\ntitle: Run\narticle: '1'\ndata:\n  type: object\n  properties: { found: { type: array, items: ${items} } }\ninitial: a\nstates:\n  a:\n    entry:\n      collect: { workflow: flow, fields: [n], as: found, then: b }\n    on: { b: c }\n  c: { type: final }\n`;
  return { 'workflows/run.yaml': run, ...flow(`initial: a\nstates:\n  a: { task: { for: { post: clerk } }, on: { approved: c } }\n  c: { type: final }\n`) };
}

/** A register of the cases of the flow, and a scenario with this step where one is given. */
export function registering(step?: string): Record<string, string> {
  const scenario: Record<string, string> = step === undefined ? {} : { 'workflows/flow.scenarios.yaml': `workflow: flow\nscenarios:\n  - { scenario: A, at: 2026-03-02T09:00:00+08:00, start: { by: ann }, steps: [{ ${step} }] }\n` };
  return { ...flow('initial: a\nstates:\n  a: { type: final }\n'), ...scenario, 'rules/list.yaml': "register: list\ntitle: List\narticle: '1'\nof: { workflow: flow }\ncolumns: { n: { title: N, type: decimal, value: n } }\n" };
}
