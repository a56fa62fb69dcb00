import { EntitySchema, EntitySchemaOptions } from 'typeorm';
import type { EntitySchemaColumnOptions, ObjectLiteral } from 'typeorm';
import { columnKinds } from '../schema/column-kinds.js';
import type { DialectName } from '../schema/column-kinds.js';
import type { ColumnShape, TableShape } from '../schema/table-shape.js';

/** The entity of a table, in the types of one database. */
export function makeEntity(table: TableShape, dialect: DialectName): EntitySchema<ObjectLiteral> {
  const columns = Object.entries(table.columns(columnKinds(dialect)));
  const options: Partial<EntitySchemaOptions<ObjectLiteral>> = {
    name: table.name,
    tableName: table.name,
    columns: Object.fromEntries(columns.map(([name, shape]) => [name, columnOptions(shape)])),
    indices: (table.indices ?? []).map(({ name, columns: indexed, unique }) => ({
      name,
      columns: [...indexed],
      unique: unique ?? false,
    })),
  };
  return new EntitySchema(Object.assign(new EntitySchemaOptions<ObjectLiteral>(), options));
}

function columnOptions(shape: ColumnShape): EntitySchemaColumnOptions {
  return {
    ...shape.kind,
    primary: shape.primary,
    nullable: shape.nullable,
    ...(shape.generated ? { generated: 'increment' as const } : {}),
  };
}
