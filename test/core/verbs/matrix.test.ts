import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { everybody } from '../../../src/core/approval/to-actor.js';
import { generatedPart } from '../../documents/support/pages.js';
import { MODES, SHAPES, verbsRulebook, type Mode, type Resubmit, type Shape } from './grounds.js';
import { brokenPromise } from './invariants.js';
import { attempt, holderOf, HOLDINGS, stage, VERBS, waysOf, type Holding } from './matrix.js';

const RESUBMIT: readonly Resubmit[] = ['here', 'all', 'changed'];
let rulebook: CompiledRulebook;
beforeAll(() => {
  rulebook = verbsRulebook();
});

const legal = new Map<string, string>();
let tried = 0;

describe.each(SHAPES)('%s', (shape) => {
  test.each(MODES)('%s: every verb, by everybody, keeps every promise', (mode) => {
    for (const holding of HOLDINGS) for (const resubmit of RESUBMIT) tryAll(shape, mode, resubmit, holding);
  });
});

test('there are five thousand combinations', () => {
  expect(tried).toBeGreaterThanOrEqual(5000);
});

test('docs/reference/verbs.md shows what has come of them (UPDATE_DOCS=1 writes it)', () => {
  const made = SHAPES.map((shape) => tableOf(shape)).join('\n');
  expect(generatedPart('docs/reference/verbs.md', 'matrix', made)).toBe(made);
});

function tryAll(shape: Shape, mode: Mode, resubmit: Resubmit, holding: Holding): void {
  const people = resubmit === 'all' ? [...new Set([...everybody(rulebook.definition).map(({ id }) => id), holderOf(holding)])] : [holderOf(holding)];
  const staged = stage(rulebook, shape, mode, resubmit, holding);
  for (const verb of VERBS) {
    if (resubmit !== 'all' && verb !== 'return') continue;
    for (const by of people) {
      for (const way of waysOf(verb, rulebook)) {
        if (by !== holderOf(holding) && (way.where === 'after' || way.where === 'beside')) continue;
        tried += 1;
        const play = staged.copy();
        const done = play.commands.length;
        const refused = attempt(play, shape, by, verb, way);
        const broken = refused && !refused.message.startsWith('Expected') ? refused.message : refused ? undefined : brokenPromise(play, done);
        if (broken !== undefined) throw new Error(`${verb} ${JSON.stringify(way)} by ${by}, ${shape} ${mode} ${resubmit} ${holding}: ${broken}`);
        if (by === holderOf(holding)) note(`${shape} ${mode} ${holding} ${verb}`, refused?.code);
      }
    }
  }
}

/** One way that is legal makes the verb legal; otherwise the first reason is told. */
function note(cell: string, code: string | undefined): void {
  if (code === undefined) legal.set(cell, 'yes');
  else if (!legal.has(cell)) legal.set(cell, code);
}

function tableOf(shape: Shape): string {
  const columns = MODES.flatMap((mode) => HOLDINGS.map((holding) => `${mode}: ${holding}`));
  const rows = VERBS.map((verb) => `| ${verb === 'reject-it' ? 'reject' : verb} | ${MODES.flatMap((mode) => HOLDINGS.map((holding) => legal.get(`${shape} ${mode} ${holding} ${verb}`) ?? '')).join(' | ')} |`);
  return [`### A ${shape} step`, '', `| | ${columns.join(' | ')} |`, `| --- |${columns.map(() => ' --- |').join('')}`, ...rows, ''].join('\n');
}
