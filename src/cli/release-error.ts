import type { ReleaseResult } from '../engine/release-service.js';
import { diagnosticLine } from './diagnostic-line.js';
import { CommandError, refused } from './output.js';

/** Why a release was refused, with the diagnostics or failed tests behind it. */
export function releaseError(result: Extract<ReleaseResult, { released: false }>): CommandError {
  const faults = (result.diagnostics ?? []).filter((one) => one.severity === 'error').map(diagnosticLine);
  const failures = (result.report?.results ?? []).filter((one) => !one.passed).map(({ of, title, problem }) => `${of}, "${title}": ${problem ?? ''}`);
  return new CommandError([refused(result.rejection).message, ...faults, ...failures].join('\n'), result);
}
