import { FUNCTIONS } from './built-ins/functions.js';

/**
 * The names of FEEL's own functions (DMN 1.5, chapter 10.3.4). No rulebook name may hide one of them. `now` and `today`
 * are among them, but the scope has to bring them.
 */
export const BUILT_INS: readonly string[] = [...FUNCTIONS.keys(), 'now', 'today'];
