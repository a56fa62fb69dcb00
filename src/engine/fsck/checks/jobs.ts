import type { CaseCheck, Finding } from '../check.js';
import type { CaseView } from '../case-view.js';
import { differences } from '../same-rows.js';

/**
 * A connector's jobs are those that the state waits for, halted where there is an incident, and a timer that failed waits
 * beside them; an ended case has none. The engine's messages outlive their case and vanish once delivered, so each that is left must be one that was sent.
 */
export const jobs: CaseCheck = {
  name: 'jobs',
  find(view) {
    if (view.problem !== undefined) return [];
    return [...connectorJobs(view), ...messages(view)];
  },
};

function connectorJobs({ records, state, lastRevision: revision }: CaseView): readonly Finding[] {
  const open = state?.status === 'open' ? state : { jobs: {}, timers: {} };
  const waiting = Object.values(open.jobs).map(({ id, connector, input, incident }) => ({ id, revision, values: { connector, input, halted: incident !== undefined } }));
  const failed = Object.values(open.timers).filter(({ incident }) => incident !== undefined);
  return differences({
    noun: 'job',
    expected: [...waiting, ...failed.map(({ id }) => ({ id, revision, values: { connector: 'timer', input: {}, halted: true } }))],
    stored: records.jobs
      .filter(({ kind }) => kind === 'connector')
      .map(({ id, connector, input, state: stored }) => ({ id, revision, values: { connector, input, halted: stored === 'halted' } })),
  });
}

function messages({ records, steps, lastRevision }: CaseView): readonly Finding[] {
  const sent = new Set(steps.flatMap(({ changes }) => changes.jobsQueued.map(({ id, connector }) => `${connector} ${id}`)));
  return records.jobs
    .filter(({ kind, connector, id }) => kind === 'engine' && !sent.has(`${connector} ${id}`))
    .map(({ connector, id }) => ({ revision: lastRevision, problem: `message ${connector} ${id} waits, but no entry has sent it` }));
}
