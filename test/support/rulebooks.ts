import { compileRulebook } from '../../src/core/case/compile-rulebook.js';
import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { readFolder } from '../../src/cli/rulebook-folder.js';
import { sha256 } from '../../src/engine/history-codec.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';

const LAB = 'test/lab';

/** Files of the laboratory rulebook, with some of them replaced. */
export async function labFiles(changes: RulebookFiles = {}): Promise<RulebookFiles> {
  return { ...(await readFolder(LAB, 'lab')), ...changes };
}

/** The laboratory rulebook, compiled. */
export async function lab(changes: RulebookFiles = {}): Promise<CompiledRulebook> {
  return compiled('lab', await labFiles(changes), 'lab-version');
}

/** A shipped rulebook, compiled. */
export async function shipped(company: string): Promise<CompiledRulebook> {
  return compiled(company, await readFolder('.', company), `${company}-version`);
}

export function compiled(company: string, files: RulebookFiles, version: string): CompiledRulebook {
  const { definition, diagnostics } = readRulebook(company, files);
  if (!definition) throw new Error(JSON.stringify(diagnostics, null, 2));
  return compileRulebook(definition, version, sha256);
}
