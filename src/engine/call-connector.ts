import type { Json } from '../core/model/json.js';
import type { Connector, ConnectorCall } from './ports/connector.js';

/** How long one attempt may take where the connector does not say. */
export const ATTEMPT_MS_MAX = 30_000;

/**
 * One attempt, within the connector's limit. Whoever runs over it, or has lost the job, is told by the signal and not waited
 * for.
 * @throws what the connector throws; Error for an attempt that was given up
 */
export async function callConnector(connector: Connector, call: Omit<ConnectorCall, 'signal'>, lost: AbortSignal): Promise<Json> {
  const { name, limitMs = ATTEMPT_MS_MAX } = connector;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`Expected the connector ${name} to end within ${limitMs} ms, but it did not.`)), limitMs);
  const signal = AbortSignal.any([late.signal, lost]);
  const givenUp = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
  try {
    return await Promise.race([connector.run({ ...call, signal }), givenUp]);
  } finally {
    clearTimeout(timer);
  }
}
