import type { ActionDefinition } from '../../model/action-definition.js';
import { nearestName } from '../../rulebook/nearest-name.js';
import type { Check } from '../check.js';
import { objectsIn } from '../walk.js';

type Job = Extract<ActionDefinition, { kind: 'job' }>;

/** A job for a connector that the server does not have: it could only become an incident. */
export const unknownConnector: Check = {
  rule: 'unknown-connector',
  severity: 'error',
  find: ({ workflows }, { connectors }) => {
    if (!connectors) return [];
    return [...workflows.values()]
      .flatMap(({ root }) => objectsIn(root))
      .filter(isJob)
      .filter(({ connector }) => !connectors.includes(connector))
      .map(({ at, connector }) => {
        const suggestion = nearestName(connector, connectors);
        return { at, message: `Expected a connector of this server (${connectors.join(', ')}), but found "${connector}"`, ...(suggestion !== undefined && { suggestion }) };
      });
  },
};

function isJob(object: object): object is Job {
  return 'kind' in object && object.kind === 'job' && 'connector' in object;
}
