/** Tables that name cases and find them by an index, each with its column and the order in which its rows are told. */
export const TABLES = [
  { table: 'cases', column: 'id', order: 'id' },
  { table: 'history', column: 'case_id', order: 'revision' },
  { table: 'task', column: 'case_id', order: 'id' },
  { table: 'candidate', column: 'case_id', order: 'task_id, token' },
  { table: 'task_done', column: 'case_id', order: 'task_id, person' },
  { table: 'timer', column: 'case_id', order: 'id' },
  { table: 'job', column: 'case_id', order: 'id' },
  { table: 'claim_holder', column: 'case_id', order: 'workflow, claim, key_hash' },
  { table: 'posting', column: 'case_id', order: 'id' },
  { table: 'outbox', column: 'case_id', order: 'revision' },
] as const;

export type RecordTable = (typeof TABLES)[number]['table'] | 'idempotency';
