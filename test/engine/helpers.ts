import type { Engine } from '../../src/engine/engine.js';
import type { CommandResult, UserInstruction } from '../../src/engine/command-service.js';
import { ENGINE } from '../../src/core/model/actor.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import type { JsonObject } from '../../src/core/model/json.js';
import { canonicalJson } from '../../src/core/model/canonical-json.js';
import { versionOf } from '../../src/engine/version-of.js';
import { readFolder } from '../../src/cli/rulebook-folder.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';
import { labFiles } from '../support/rulebooks.js';

let keys = 0;

/** Puts a rulebook of the repository, or the laboratory's, into force. That they are sound is tested once, in test/documents and test/cli. */
export async function found(engine: Engine, company: string): Promise<void> {
  await enforce(engine, company, company === 'lab' ? await labFiles() : await readFolder('.', company));
}

/** Puts these files into force. */
export async function enforce(engine: Engine, company: string, files: RulebookFiles, inForceFrom = '2000-01-01'): Promise<void> {
  const release = { company, version: versionOf(files), inForceFrom, releasedAt: engine.database.clock.now(), releasedBy: 'engine', note: null };
  await engine.database.rulebooks.release(release, Buffer.from(canonicalJson(files), 'utf8'));
}

export async function execute(engine: Engine, company: string, by: string, instruction: UserInstruction, key = `key-${(keys += 1)}`, expectedRevision?: number): Promise<CommandResult> {
  const actor = by === ENGINE.id ? ENGINE : await engine.people.actor(company, by);
  if (!actor) throw new Error(`no person ${by}`);
  return engine.commands.execute({ company, actor, key, instruction, ...(expectedRevision !== undefined && { expectedRevision }) });
}

/** The id of a new case. */
export async function start(engine: Engine, company: string, by: string, workflow: string, data: JsonObject): Promise<string> {
  const result = await execute(engine, company, by, { type: 'StartCase', workflow, data });
  if (!result.accepted) throw new Error(result.rejection.message);
  return result.answer.case;
}

export async function stateOf(engine: Engine, company: string, id: string): Promise<CaseState> {
  const state = await engine.cases.case(company, id);
  if (!state) throw new Error(`no case ${id}`);
  return state;
}

/** Performs an action on the first open task. */
export async function act(engine: Engine, company: string, by: string, id: string, action: string, more: { fields?: JsonObject; input?: JsonObject; opinion?: string } = {}): Promise<CommandResult> {
  const state = await stateOf(engine, company, id);
  return execute(engine, company, by, { type: 'PerformAction', case: id, task: Object.keys(state.tasks)[0] ?? 'none', action, ...more });
}

/** Result codes, counted: `{ accepted: 1, 'claim-held': 49 }`. */
export function tally(results: readonly CommandResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const code = result.accepted ? (result.replayed ? 'replayed' : 'accepted') : result.rejection.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
