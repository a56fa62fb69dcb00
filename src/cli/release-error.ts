import type { ReleaseResult } from '../engine/release-service.js';
import { untouchedIn } from '../engine/testing/test-report.js';
import { diagnosticLine } from './diagnostic-line.js';
import { CommandError, refused } from './output.js';

/** Why a release was refused, with the diagnostics or failed tests behind it. */
export function releaseError(result: Extract<ReleaseResult, { released: false }>): CommandError {
  const faults = (result.diagnostics ?? []).filter((one) => one.severity === 'error').map(diagnosticLine);
  const failures = (result.report?.results ?? []).filter((one) => !one.passed).map(({ of, title, problem }) => `${of}, "${title}": ${problem ?? ''}`);
  const untouched = failures.length > 0 || !result.report ? [] : untouchedIn(result.report).map(({ name, at }) => `untouched: ${name} (${at.file}:${at.line})`);
  return new CommandError([refused(result.rejection).message, ...faults, ...failures, ...untouched].join('\n'), result);
}
