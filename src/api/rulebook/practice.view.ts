import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { Practice } from '../../engine/testing/practise.js';
import { caseRowView, caseView, historyView } from '../cases/case.view.js';
import type { Shape } from '../http/shape.js';
import { outlineView } from './outline.view.js';
import type { PracticeDto } from './practice.dto.js';

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** A practice case as process admins see it: with everything in it. */
export function practiceView(rulebook: CompiledRulebook, { played, halted, now, next, begun }: Practice): Shape<PracticeDto> {
  const halt = halted && { message: halted.refusal?.message ?? halted.message, ...(halted.refusal && { code: halted.refusal.code, ...(halted.refusal.article !== undefined && { article: halted.refusal.article }) }) };
  const stand = { played, ...(halt && { halted: halt }), now, next, rulebook: outlineView(rulebook) };
  if (!begun) return { ...stand, case: null, history: [], decisions: [], others: [], hands: [], actions: [], verbs: [] };
  const { state, deadlines, clocks, entries, decisions, others, hands, as, actions, verbs, caseVerbs } = begun;
  const person = as ?? state.startedBy;
  return {
    ...stand,
    case: caseView(state, { deadlines, clocks, verbs: caseVerbs, person, hidden: NOTHING_HIDDEN }),
    history: entries.map((entry) => historyView(entry, { person, hidden: NOTHING_HIDDEN })),
    decisions,
    others: others.map((row) => caseRowView(row, [])),
    hands,
    ...(as !== undefined && { as }),
    actions,
    verbs,
  };
}
