import { stringThat } from '../reader/scalars.js';
import { isDate } from '../schema/formats.js';

/** A day of the calendar: 2026-02-28. */
export const day = stringThat(isDate, 'a day that there is, such as 2026-02-28');
