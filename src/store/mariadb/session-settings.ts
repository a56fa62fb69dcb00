/**
 * What every connection sets for itself, whatever the server's defaults are. A wait for a lock ends well before the
 * bound of all tries together.
 */
export const SESSION_SETTINGS: readonly string[] = [
  `SET SESSION time_zone = '+00:00',
    sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    innodb_lock_wait_timeout = 2, autocommit = 1`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];
