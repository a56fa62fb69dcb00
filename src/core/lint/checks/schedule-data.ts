import type { Check } from '../check.js';

/** A schedule that leaves out what every case of its workflow has to begin with. */
export const scheduleData: Check = {
  rule: 'schedule-data',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap(({ schedules, data }) =>
      [...schedules.values()].flatMap(({ id, data: given, at }) => {
        const lacking = [...data.fields.values()].filter((field) => field.required && !given.has(field.id)).map((field) => `"${field.id}"`);
        return lacking.length > 0 ? [{ at, message: `Expected the schedule "${id}" to give the required fields ${lacking.join(', ')} under "data", but they are missing` }] : [];
      }),
    ),
};
