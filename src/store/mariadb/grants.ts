/** Rows of these are added and never changed: no right to do so, no accident. */
const APPEND_ONLY = ['history', 'rulebook_version', 'rulebook_release', 'posting', 'refusal', 'case_field', 'job_retry', 'attachment', 'file_content', 'deputy', 'deputy_end', 'organisation_version', 'register_reading'];
const CHANGING = [
  'cases', 'idempotency', 'task', 'candidate', 'task_done', 'timer', 'job', 'claim_counter', 'claim_holder', 'account_guard', 'outbox',
  'outbox_position', 'notice', 'notice_position', 'delivery', 'rulebook_draft', 'account', 'session', 'token', 'sign_in_failure', 'occurrence', 'schedule_plan', 'recount', 'case_mark', 'case_amount', 'mark_position',
];

/** The tables that a running server works with. */
export const RUNTIME_TABLES: readonly string[] = [...APPEND_ONLY, ...CHANGING];

/**
 * What a database administrator gives the two users, once each. `migrator` comes before the first start, because it makes
 * the tables (MIGRATION_DATABASE_URL); `runtime` after it, because the rights name tables (DATABASE_URL).
 * `user` is an account as SQL writes it, e.g. `'bylaw'@'%'`.
 */
export function migratorGrants(database: string, user: string): readonly string[] {
  return [`GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON \`${database}\`.* TO ${user}`];
}

export function runtimeGrants(database: string, user: string): readonly string[] {
  return [
    // Read at each start, to see that no table is missing.
    `GRANT SELECT ON \`${database}\`.\`migrations\` TO ${user}`,
    ...APPEND_ONLY.map((table) => `GRANT SELECT, INSERT ON \`${database}\`.\`${table}\` TO ${user}`),
    ...CHANGING.map((table) => `GRANT SELECT, INSERT, UPDATE, DELETE ON \`${database}\`.\`${table}\` TO ${user}`),
  ];
}
