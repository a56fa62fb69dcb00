import type { Outcome, Runner, Script, Statement } from '../../src/store/sql/script.js';

/** Changes a statement on its way to the database, or throws. `index` counts the statements of one try from 0. */
export type Patch = (statement: Statement, index: number) => Statement;

/** Runs the product's scripts with their statements tampered with: the product itself has no switch for that. */
export function patchedRunner(runner: Runner, patch: Patch): Runner {
  return {
    ...runner,
    transact: (script) => runner.transact(() => patched(script(), patch)),
    once: (script) => runner.once(() => patched(script(), patch)),
  };
}

/** A statement that is run for each of many lists becomes many statements, so that any of them can be met. */
function* patched<T>(script: Script<T>, patch: Patch): Script<T> {
  let step: IteratorResult<Statement, T> = script.next();
  for (let index = 0; step.done !== true; ) {
    const { sql, params, each } = step.value;
    const outcomes: Outcome[] = [];
    for (const values of each ?? [params]) {
      outcomes.push(yield patch({ sql, params: values }, index));
      index += 1;
    }
    step = script.next({ rows: outcomes.flatMap(({ rows }) => rows), changes: outcomes.reduce((sum, { changes }) => sum + changes, 0) });
  }
  return step.value;
}

/** Replaces a piece of SQL wherever it stands; says how often through `hits`. */
export function replacing(replacements: Readonly<Record<string, string>>, hits: { count: number } = { count: 0 }): Patch {
  return ({ sql, params }) => {
    const changed = Object.entries(replacements).reduce((text, [from, to]) => text.replaceAll(from, to), sql);
    if (changed !== sql) hits.count += 1;
    return { sql: changed, params };
  };
}
