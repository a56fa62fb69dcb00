/** What a refusal tells; the form of every problem document of the API. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly article?: string;
  readonly details?: unknown;
}

/** The server did not do what was asked. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

export function problemOf(error: unknown): Problem {
  return error instanceof ApiProblem ? error.problem : { code: 'internal', status: 0, detail: error instanceof Error ? error.message : '' };
}
