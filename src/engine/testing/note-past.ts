import type { CompiledRulebook } from '../../core/case/compiled.js';
import { conclude } from '../../core/case/decide.js';
import type { CaseState } from '../../core/model/case-state.js';
import { fromStored } from '../history-codec.js';
import type { CaseReader } from '../ports/case-reader.js';
import type { Touched } from './touched.js';

const ENTRIES_MAX = 10_000;

/**
 * Notes what a case has come past. Which transitions it took is in no history: its commands are decided again.
 * @throws Error where one of them is not accepted any more, which is a bug of the engine
 */
export async function notePast(reader: Pick<CaseReader, 'case' | 'history'>, { definition, workflows }: CompiledRulebook, id: string, touched: Touched): Promise<void> {
  const { company } = definition;
  const row = await reader.case(company, id);
  const workflow = row && workflows.get(row.workflow);
  if (!workflow) return;
  let state: CaseState | undefined;
  for (const stored of await reader.history(company, id, 1, ENTRIES_MAX)) {
    const { command, events } = fromStored(stored);
    touched.events(row.workflow, events);
    if (command.type === 'StartCase' && command.occurrence?.article !== undefined) touched.article(command.occurrence.article);
    const conclusion = conclude(workflow, state, command);
    if (!conclusion.accepted) throw new Error(`A command of ${id} was accepted and is not any more: ${conclusion.rejection.message}`);
    touched.transitions(conclusion.taken);
    state = conclusion.after;
  }
}
