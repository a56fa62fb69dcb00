import type { CaseState } from '../model/case-state.js';
import type { CaseVerb } from '../model/verb-definition.js';
import type { Text } from '../model/text.js';
import type { Rejection } from '../model/verdict.js';
import { whyNotRevoked, whyNotTerminated } from './administer.js';
import { isRunning } from './clock-after.js';
import type { CompiledWorkflow, Draft } from './compiled.js';
import { questionOf, type Asking } from './question.js';
import { rejectionOf } from './rejection-of.js';
import { mayUseOnCase } from './verbs/may-use-on-case.js';
import { targetsOf, whyNotReopened } from './verbs/move-case.js';

/** What may be done to a whole case. Terminating is cancelling by a process admin; every workflow has it. */
export type VerbOfCase = CaseVerb | 'terminate';

/** One of them, seen by one person. Each takes a reason. */
export interface AvailableCaseVerb {
  readonly verb: VerbOfCase;
  readonly title: Text;
  /** What happens. */
  readonly does: Text;
  readonly legal: boolean;
  /** Why not, where it is not legal. */
  readonly refused?: Rejection;
  readonly article?: string;
  /** The states that it may name, for `jump` and `reopen`. */
  readonly states?: readonly string[];
}

const TEXTS: Readonly<Record<VerbOfCase, { readonly title: Text; readonly does: Text }>> = {
  revoke: { title: { zh: '撤销', en: 'Revoke' }, does: { zh: '发起人撤销本案件，不再办理', en: 'Its starter takes the case back; it ends' } },
  terminate: { title: { zh: '终止', en: 'Terminate' }, does: { zh: '管理员终止本案件，不再办理', en: 'A process admin ends the case' } },
  'change-deadline': { title: { zh: '改期', en: 'Change deadline' }, does: { zh: '更改正在计时的期限，提醒和升级随之改变', en: 'A deadline that is running gets another due time; reminders and what follows go with it' } },
  jump: { title: { zh: '跳转', en: 'Jump' }, does: { zh: '把案件直接置于另一步骤', en: 'The case is put into another step' } },
  reopen: { title: { zh: '唤醒', en: 'Reopen' }, does: { zh: '已结束的案件从某一步骤继续', en: 'The ended case goes on in a step' } },
};

/** What may be done to a case as a whole, each verb legal or with its reason: ending it always, the others where the workflow offers them. */
export function availableCaseVerbs(workflow: CompiledWorkflow, state: CaseState, asking: Asking): readonly AvailableCaseVerb[] {
  const draft = questionOf(workflow, state, asking);
  const { verbs, states } = workflow.definition;
  const offered = (['change-deadline', 'jump', 'reopen'] as const).filter((verb) => verbs.has(verb));
  return (['revoke', 'terminate', ...offered] as const).map((verb): AvailableCaseVerb => {
    const refused = whyNot(verb, draft);
    const article = verb === 'terminate' ? undefined : verbs.get(verb)?.article;
    const targets = verb === 'jump' ? targetsOf(workflow.definition) : verb === 'reopen' ? targetsOf(workflow.definition).filter((path) => states.get(path)?.kind !== 'final') : undefined;
    return { verb, ...TEXTS[verb], legal: refused === undefined, ...(refused && { refused }), ...(article !== undefined && { article }), ...(targets && { states: targets }) };
  });
}

/** The person is asked about first, so that nobody learns of the case what they could do nothing with. */
function whyNot(verb: VerbOfCase, draft: Draft): Rejection | undefined {
  try {
    return notThisPerson(verb, draft) ?? notThisCase(verb, draft.state);
  } catch (error) {
    return rejectionOf(error);
  }
}

function notThisPerson(verb: VerbOfCase, draft: Draft): Rejection | undefined {
  const { actor } = draft.deed.command;
  if (verb === 'revoke') return whyNotRevoked(draft, actor);
  return verb === 'terminate' ? whyNotTerminated(actor) : mayUseOnCase(draft, verb, actor);
}

function notThisCase(verb: VerbOfCase, state: CaseState): Rejection | undefined {
  if (verb === 'reopen') return whyNotReopened(state);
  if (state.status !== 'open') return { code: 'case-ended', message: `Expected an open case, but ${state.id} is ${state.status}.` };
  if (verb !== 'change-deadline' || hasDeadline(state)) return undefined;
  return { code: 'deadline-not-running', message: 'Expected a clock or time limit that runs, but the case has none.' };
}

function hasDeadline({ clocks = {}, timers }: CaseState): boolean {
  return Object.values(clocks).some(isRunning) || Object.values(timers).some(({ rung, incident }) => rung === undefined && incident === undefined);
}
