import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { generatedPart } from '../../documents/support/pages.js';
import { MODES, SHAPES, verbsRulebook, type Mode, type Resubmit, type Shape } from './grounds.js';
import { brokenPromise } from './invariants.js';
import { HOLDINGS, holderOf, peopleOf, ROWS, stage, type Holding, type Row } from './matrix.js';
import { Findings } from './matrix-page.js';
import type { Play } from '../../support/specification.js';

const RESUBMIT: readonly Resubmit[] = ['here', 'all', 'changed'];
const findings = new Findings();
let rulebook: CompiledRulebook;
beforeAll(() => {
  rulebook = verbsRulebook();
});

describe.each(SHAPES)('%s', (shape) => {
  test.each(MODES)('%s: every verb, by everybody, keeps every promise', (mode) => {
    for (const holding of HOLDINGS) for (const resubmit of RESUBMIT) tryAll(shape, mode, resubmit, holding);
  });
});

test('there are five thousand combinations', () => {
  expect(findings.tried).toBeGreaterThanOrEqual(5000);
});

test('each verb is legal for somebody in each mode and place, but for what nobody may ever do', () => {
  const wrong = ROWS.filter(({ legal }) => legal !== 'sometimes').flatMap(({ name, legal = 'always' }) =>
    SHAPES.flatMap((shape) => MODES.filter((mode) => HOLDINGS.some((holding) => findings.isLegal(name, shape, mode, holding)) !== (legal === 'always')).map((mode) => `${name}, ${shape}, ${mode}`)),
  );
  expect(wrong).toEqual([]);
});

test('docs/reference/verbs.md shows what has come of them (UPDATE_DOCS=1 writes it)', () => {
  const made = findings.page();
  expect(generatedPart('docs/reference/verbs.md', 'matrix', made)).toBe(made);
});

/** Everything in the place that it is meant for, and whatever needs no situation of its own by everybody else as well. */
function tryAll(shape: Shape, mode: Mode, resubmit: Resubmit, holding: Holding): void {
  const staged = stage(rulebook, shape, mode, resubmit, holding);
  const holder = holderOf(holding);
  const everybody = peopleOf(rulebook);
  for (const row of ROWS) {
    if (resubmit !== (row.offeredWith ?? 'all') && !row.name.startsWith('`return`')) continue;
    const by = row.by ?? holder;
    const ready = staged.copy();
    row.after?.(ready, shape, by);
    for (const way of row.ways(everybody)) findings.note(row.name, shape, mode, holding, tried(ready, shape, row, way, by), holder);
    if (row.after || resubmit !== 'all') continue;
    const [one] = row.ways(everybody);
    for (const other of everybody) if (other !== by && one) tried(staged, shape, row, one, other);
  }
}

function tried(ready: Play, shape: Shape, row: Row, way: ReturnType<Row['ways']>[number], by: string): ReturnType<Play['attempt']> {
  findings.tried += 1;
  const play = ready.copy();
  const refused = play.attempt(by, row.does(play, shape, way, by));
  if (!refused) findings.accepted += 1;
  const broken = refused && !refused.message.startsWith('Expected') ? refused.message : refused ? undefined : brokenPromise(play, ready.commands.length);
  if (broken !== undefined) throw new Error(`${row.name} ${JSON.stringify(way)} by ${by} at ${play.in.join(', ')}: ${broken}`);
  return refused;
}
