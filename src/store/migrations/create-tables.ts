import { Table } from 'typeorm';
import type { QueryRunner, TableColumnOptions } from 'typeorm';
import { columnKinds } from '../schema/column-kinds.js';
import type { ColumnKind, ColumnKinds, DialectName } from '../schema/column-kinds.js';
import type { ColumnShape, TableShape } from '../schema/table-shape.js';

export function dialectOf(runner: QueryRunner): DialectName {
  return runner.dataSource.options.type === 'better-sqlite3' ? 'sqlite' : 'mariadb';
}

/** Creates the tables that are not there yet: a migration that a crash cut short is simply run again. */
export async function createTables(runner: QueryRunner, tables: readonly TableShape[]): Promise<void> {
  for (const table of tables) await runner.createTable(tableOf(table, dialectOf(runner)), true);
}

export async function dropTables(runner: QueryRunner, tables: readonly TableShape[]): Promise<void> {
  for (const table of [...tables].reverse()) await runner.dropTable(table.name, true);
}

function tableOf(table: TableShape, dialect: DialectName): Table {
  const columns = Object.entries(table.columns(columnKinds(dialect)));
  return new Table({
    name: table.name,
    ...(dialect === 'mariadb' && { engine: 'InnoDB' }),
    columns: columns.map(([name, shape]) => columnOptions(name, shape)),
    indices: (table.indices ?? []).map(({ name, columns: indexed, unique }) => ({
      name,
      columnNames: [...indexed],
      isUnique: unique ?? false,
    })),
  });
}

function columnOptions(name: string, shape: ColumnShape): TableColumnOptions {
  return {
    name,
    ...shape.kind,
    isPrimary: shape.primary,
    isNullable: shape.nullable,
    ...(shape.generated ? { isGenerated: true, generationStrategy: 'increment' as const } : {}),
  };
}

/** Adds a column that may be empty, where it is not there yet. In place: on SQLite, TypeORM would copy the whole table. */
export async function addColumn(runner: QueryRunner, table: string, column: string, kindOf: (kinds: ColumnKinds) => ColumnKind): Promise<void> {
  if (await runner.hasColumn(table, column)) return;
  const { type, length, precision } = kindOf(columnKinds(dialectOf(runner)));
  const size = length ?? precision;
  await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}${size === undefined ? '' : `(${size})`} NULL`);
}
