import { remembering } from './remembering.js';

/** The FEEL name of a table, parameter or fact: its id with hyphens read as spaces. */
export const feelName = remembering(10_000, (id) => id.replaceAll('-', ' '));
