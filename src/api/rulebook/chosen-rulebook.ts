import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { RulebookLibrary } from '../../engine/rulebook-library.js';
import { ProblemException } from '../problems/problem-exception.js';

/** The version that is asked for, else the one in force today. @throws ProblemException version-not-found, no-rulebook-in-force */
export async function chosenRulebook(library: RulebookLibrary, company: string, version: string | undefined): Promise<CompiledRulebook> {
  const rulebook = version === undefined ? await library.inForce(company) : await library.compiled(company, version);
  if (rulebook) return rulebook;
  if (version !== undefined) throw new ProblemException('version-not-found', 'Expected a version that was released, but there is none of this name.');
  throw new ProblemException('no-rulebook-in-force', 'Expected a rulebook in force today, but there is none.');
}
