import type BetterSqlite3 from 'better-sqlite3';
import type { Outcome, Row, Script, Statement } from '../sql/script.js';
import { StatementCache } from './statement-cache.js';

/** A connection that runs scripts to their end without letting anything else happen in between. */
export class SqliteConnection {
  private readonly cache: StatementCache;

  constructor(readonly raw: BetterSqlite3.Database) {
    this.cache = new StatementCache(raw);
  }

  run<T>(script: Script<T>): T {
    let step = script.next();
    while (step.done !== true) step = script.next(this.execute(step.value));
    return step.value;
  }

  execute({ sql, params, each }: Statement): Outcome {
    const statement = this.cache.prepare(sql);
    const runs = each ?? [params];
    if (statement.reader) return { rows: runs.flatMap((values) => statement.all(values) as Row[]), changes: 0 };
    let changes = 0;
    for (const values of runs) changes += statement.run(values).changes;
    return { rows: [], changes };
  }
}
