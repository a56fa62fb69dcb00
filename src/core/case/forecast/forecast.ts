import type { CaseState } from '../../model/case-state.js';
import { Refusal } from '../../model/refusal.js';
import type { Rejection } from '../../model/verdict.js';
import type { CompiledWorkflow, Draft } from '../compiled.js';
import { findAction, type FoundAction } from '../find-task.js';
import { questionOf, type Asking } from '../question.js';
import type { Forecast } from './forecast-model.js';
import { newFindings } from './findings.js';
import { onwards, type Way } from './way.js';

/** What somebody is thinking of doing. */
export interface Chosen {
  readonly task: string;
  readonly action: string;
}

/** Where conditions cannot be foretold, ways part; no more places than this are looked at. */
const MOST_PLACES = 300;

/**
 * The steps that would come and who would act there, if every task were passed by what approves it. Nothing is carried out and nothing
 * invented: the definition is walked with the data as it is, and where what is still to come decides, every way is followed.
 * @param chosen what is done first, instead of what approves that task
 */
export function forecast(workflow: CompiledWorkflow, state: CaseState, asking: Asking, chosen?: Chosen): Forecast | { readonly refused: Rejection } {
  if (state.status !== 'open') return { steps: [], ends: [] };
  const draft = questionOf(workflow, state, asking);
  try {
    return follow(draft, chosen && findAction(draft, chosen.task, chosen.action));
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.rejection };
    throw error;
  }
}

function follow(draft: Draft, chosen: FoundAction | undefined): Forecast {
  const findings = newFindings(draft);
  const seen = new Set<string>();
  const waiting = [wayFrom(draft.state, chosen)];
  for (let way = waiting.pop(); way !== undefined && !findings.full(); way = waiting.pop()) {
    const place = JSON.stringify([way.place.value, way.open, way.awaited]);
    if (seen.has(place)) continue;
    seen.add(place);
    if (seen.size > MOST_PLACES) findings.end(way.open[0]?.path ?? '', 'too-long', false);
    else waiting.push(...onwards(draft, way, findings).toReversed());
  }
  return findings.told();
}

function wayFrom({ value, remembered, tasks, jobs, children }: CaseState, chosen: FoundAction | undefined): Way {
  const states = [...(chosen ? [chosen.task.state] : []), ...Object.values(tasks).map((task) => task.state)];
  const awaited = [...Object.values(jobs), ...Object.values(children)].flatMap(({ then }) => then ?? []);
  const written = Object.values(jobs).flatMap(({ as }) => as ?? []);
  return { place: { value, remembered }, open: [...new Set(states)].map((path) => ({ path, now: true })), awaited, written, passed: [], sure: true, ...(chosen && { chosen: chosen.action }) };
}
