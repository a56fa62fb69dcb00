import type { Outcome, Runner, Script, Statement } from '../../src/store/sql/script.js';

/** Changes a statement on its way to the database, or throws. `index` counts the statements of one try from 0. */
export type Patch = (statement: Statement, index: number) => Statement;

/** Runs the product's scripts with their statements tampered with: the product itself has no switch for that. */
export function patchedRunner(runner: Runner, patch: Patch): Runner {
  return {
    transact: (script) => runner.transact(() => patched(script(), patch)),
    read: (script) => runner.read(script),
  };
}

function* patched<T>(script: Script<T>, patch: Patch): Script<T> {
  let step: IteratorResult<Statement, T> = script.next();
  for (let index = 0; step.done !== true; index += 1) {
    const outcome: Outcome = yield patch(step.value, index);
    step = script.next(outcome);
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
