import type { ReleaseResult } from '../engine/release-service.js';
import { untouchedIn } from '../engine/testing/test-report.js';
import { diagnosticLine } from './diagnostic-line.js';
import { CommandError, refused } from './output.js';

/** Why a release was refused, with the diagnostics or failed tests behind it. @param pathOf where a file of the rulebook stands, as it is told */
export function releaseError(result: Extract<ReleaseResult, { released: false }>, pathOf: (file: string) => string = (file) => file): CommandError {
  const faults = (result.diagnostics ?? []).filter((one) => one.severity === 'error').map((one) => diagnosticLine({ ...one, file: pathOf(one.file) }));
  const failures = (result.report?.results ?? []).filter((one) => !one.passed).map(({ of, title, problem }) => `${of}, "${title}": ${problem ?? ''}`);
  const untouched = failures.length > 0 || !result.report ? [] : untouchedIn(result.report).map(({ name, at }) => `untouched: ${name} (${pathOf(at.file)}:${at.line})`);
  return new CommandError([refused(result.rejection).message, ...faults, ...failures, ...untouched].join('\n'), result);
}
