import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

const COMPANY = "company: acme\ntitle: Acme\nlanguage: en\ntimeZone: UTC\narticles: { '1': One }\nedition: 2\nposts: { clerk: Clerk, head: Head }\npeople: { ann: { name: Ann, posts: [clerk] } }\n";

/** Faults of a task, whose own line is the fifth. */
function faults(task: string, head = ''): readonly string[] {
  const { diagnostics } = readRulebook('acme', {
    'rules/rulebook.yaml': COMPANY,
    'workflows/flow.yaml': `workflow: flow\ntitle: Flow\ninitial: a\nstates:\n  a: { task: { for: { post: clerk }, ${task} }, on: { approved: b, rejected: b } }\n  b: { type: final }\n${head}`,
  });
  return diagnostics.map(({ rule, line, suggestion }) => [rule, line, ...(suggestion === undefined ? [] : [suggestion])].join(' '));
}

test.each([
  ['every verb, and details', 'verbs: [claim, { transfer: { to: { post: head }, opinion: required } }, delegate, { add-signer: { where: [before, after] } }, copy, urge, save, withdraw, { return: { to: [a], resubmit: changed } }]', []],
  ['a verb with the name of an action', 'verbs: [reject]', ['bad-name 5']],
  ['an unknown verb', 'verbs: [tranfer]', ['bad-value 5 transfer']],
  ['verbs that are no list', 'verbs: transfer', ['wrong-kind 5']],
  ['an unknown detail', 'verbs: [{ return: { too: before } }]', ['unknown-key 5 to']],
  ['a detail that another verb has', 'verbs: [{ copy: { resubmit: here } }]', ['unknown-key 5']],
  ['an unknown way back', 'verbs: [{ return: { resubmit: her } }]', ['bad-value 5 here']],
  ['an unknown step', 'verbs: [{ return: { to: [nowhere] } }]', ['unknown-state 5']],
  ['an unknown post', 'verbs: [{ transfer: { to: { post: hed } } }]', ['unknown-post 5 head']],
  ['a place that is none', 'verbs: [{ add-signer: { where: above } }]', ['bad-value 5']],
  ['a whole vote', 'mode: { vote: { pass: 2/3, of: cast, quorum: 50%, weights: { head: 2 }, veto: [head], early: true, failed: rejected } }', []],
  ['more than half', 'mode: { vote: { pass: { above: 1/2 } } }', []],
  ['a vote without a share', 'mode: { vote: { early: true } }', ['missing-key 5']],
  ['a share above all', 'mode: { vote: { pass: 3/2 } }', ['bad-value 5']],
  ['a share of nothing', 'mode: { vote: { pass: 0% } }', ['bad-value 5']],
  ['words for a share', 'mode: { vote: { pass: most } }', ['bad-value 5']],
  ['a weight of nothing', 'mode: { vote: { pass: 1/2, weights: { head: 0 } } }', ['bad-value 5']],
  ['a veto of nobody', 'mode: { vote: { pass: 1/2, veto: [hed] } }', ['unknown-post 5 head']],
  ['an unknown mode', 'mode: sequense', ['bad-value 5 sequence']],
] as const)('%s', (_, task, expected) => {
  expect(faults(task)).toEqual(expected);
});

test('verbs of the whole case are checked as well', () => {
  expect(faults('mode: any', 'verbs: [revoke, jmp]\n')).toEqual(['bad-value 7 jump']);
});
