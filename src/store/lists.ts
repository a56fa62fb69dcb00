import type { ListOrder } from './cursor.js';

/** Every list that is read by pages, and what its rows are in order of. */
export const CASES: ListOrder = { name: 'cases', parts: ['instant', 'text'] };
export const HEADS: ListOrder = { name: 'heads', parts: ['text'] };
export const TASKS: ListOrder = { name: 'tasks', parts: ['instant', 'text', 'text'] };
/** The same, latest first; by due instant, case and id; and those without one. */
export const TASKS_LATEST: ListOrder = { name: 'tasks-latest', parts: ['instant', 'text', 'text'] };
export const TASKS_DUE: ListOrder = { name: 'tasks-due', parts: ['instant', 'text', 'text'] };
export const TASKS_UNDUE: ListOrder = { name: 'tasks-undue', parts: ['instant', 'text', 'text'] };
/** By due instant, case and id. */
export const OVERDUE: ListOrder = { name: 'overdue', parts: ['instant', 'text', 'text'] };
export const TIMERS: ListOrder = { name: 'timers', parts: ['instant', 'text', 'text'] };
export const JOBS: ListOrder = { name: 'jobs', parts: ['instant', 'text', 'text'] };
export const POSTINGS: ListOrder = { name: 'postings', parts: ['instant', 'text', 'text'] };
export const BALANCES: ListOrder = { name: 'balances', parts: ['text'] };
/** By case, workflow, claim and the hash of the key. */
export const CLAIMS: ListOrder = { name: 'claims', parts: ['text', 'text', 'text', 'text'] };
export const DEPUTIES: ListOrder = { name: 'deputies', parts: ['instant', 'text'] };
export const NOTICES: ListOrder = { name: 'notices', parts: ['number', 'number'] };
export const DELIVERIES: ListOrder = { name: 'deliveries', parts: ['instant', 'text'] };
export const REGISTER_READINGS: ListOrder = { name: 'register-readings', parts: ['instant', 'text'] };
export const REFUSALS: ListOrder = { name: 'refusals', parts: ['number'] };
/** By due instant, workflow and name. */
export const OCCURRENCES: ListOrder = { name: 'occurrences', parts: ['instant', 'text', 'text'] };
