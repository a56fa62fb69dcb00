import { hash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

type Row = Record<string, unknown>;

/** The rows of one case that the engine has made, by table. */
export interface Model {
  readonly id: string;
  readonly at: readonly string[];
  readonly tables: ReadonlyMap<string, readonly Row[]>;
}

const TABLES = { cases: 'id', history: 'case_id', idempotency: 'case_id', case_field: 'case_id', task: 'case_id', candidate: 'case_id', timer: 'case_id', outbox: 'case_id' } as const;

export function modelOf(file: BetterSqlite3.Database, id: string): Model {
  const tables = new Map(Object.entries(TABLES).map(([table, column]) => [table, file.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).all(id) as Row[]]));
  const at = (tables.get('history') ?? []).map((row) => String(row['at']));
  return { id, at, tables };
}

/** Each case is that much later than the one before. */
const APART_MS = 60;

const INSTANT = /(20\d\d-\d\d-\d\d)([T ])(\d\d:\d\d:\d\d\.\d{3})(000|Z)?/g;

/** As the engine's own ids begin: with the time. @returns a UUID of version 7 */
function idAt({ at: [first = ''] }: Model, number: number): string {
  const time = (Date.parse(first) + number * APART_MS).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A case of its own made of a model: its id and times set into every row, its chain hashed anew. */
export class Multiplier {
  private readonly inserts = new Map<string, BetterSqlite3.Statement>();
  private position: number;
  private movedFor = -1;
  private instants = new Map<string, string>();

  constructor(private readonly file: BetterSqlite3.Database, private readonly company: string) {
    const last = file.prepare('SELECT last FROM outbox_position WHERE company = ?').pluck().get(company);
    this.position = Number(last ?? 0);
  }

  add(model: Model, number: number): void {
    const id = idAt(model, number);
    let previous = '';
    let oldPrevious = '';
    for (const row of model.tables.get('history') ?? []) {
      const text = this.moved(model, (row['body'] as Buffer).toString('utf8'), id, number);
      const body = Buffer.from(oldPrevious === '' ? text : text.replaceAll(oldPrevious, previous), 'utf8');
      [oldPrevious, previous] = [(row['hash'] as Buffer).toString('hex'), hash('sha256', body, 'hex')];
      this.insert('history', { ...row, case_id: id, at: this.moved(model, String(row['at']), id, number), hash: Buffer.from(previous, 'hex'), body });
    }
    for (const [table, rows] of model.tables) {
      if (table === 'history') continue;
      for (const row of rows) this.insert(table, this.rowOf(table, row, model, id, number, previous));
    }
  }

  /** The stream's counter goes to what has been given out, and all of it has been told: a server that has kept up. */
  end(): void {
    for (const table of ['outbox_position', 'notice_position']) {
      this.file.prepare(`INSERT INTO ${table} (company, last) VALUES (?, ?) ON CONFLICT (company) DO UPDATE SET last = excluded.last`).run(this.company, this.position);
    }
  }

  private rowOf(table: string, row: Row, model: Model, id: string, number: number, head: string): Row {
    const text = (value: unknown): unknown => {
      if (typeof value === 'string') return this.moved(model, value, id, number);
      return Buffer.isBuffer(value) && value.byteLength !== 32 ? Buffer.from(this.moved(model, value.toString('utf8'), id, number), 'utf8') : value;
    };
    const changed: Row = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, text(value)]));
    if (table === 'cases') return { ...changed, head: Buffer.from(head, 'hex') };
    if (table === 'idempotency') return { ...changed, command_key: `${String(row['command_key'])}-${number}` };
    if (table !== 'outbox') return changed;
    const { seq: _seq, ...rest } = changed;
    return { ...rest, position: (this.position += 1) };
  }

    private moved(model: Model, text: string, id: string, number: number): string {
    if (this.movedFor !== number) [this.movedFor, this.instants] = [number, new Map()];
    return text.replaceAll(model.id, id).replace(INSTANT, (all: string, day: string, between: string, time: string, end = '') => {
      const known = this.instants.get(all);
      if (known !== undefined) return known;
      const iso = new Date(Date.parse(`${day}T${time}Z`) + number * APART_MS).toISOString();
      const later = `${iso.slice(0, 10)}${between}${iso.slice(11, -1)}${end}`;
      this.instants.set(all, later);
      return later;
    });
  }

  private insert(table: string, row: Row): void {
    const known = this.inserts.get(table);
    const columns = Object.keys(row);
    const statement = known ?? this.file.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    this.inserts.set(table, statement);
    statement.run(Object.values(row));
  }
}
