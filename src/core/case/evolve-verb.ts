import type { CaseState } from '../model/case-state.js';
import { unreachable } from '../model/unreachable.js';
import type { VerbEvent } from '../model/verb-event.js';
import { lapsed, takenBack } from './evolve-approvals.js';
import { handedBack, handled } from './evolve-task.js';
import { reopened, resubmitted, returned, settled, stepDone, stepWithdrawn } from './evolve-trail.js';
import { changed, without } from './records.js';

/** Folds what has come of a verb. */
export function verbUsed(state: CaseState, event: VerbEvent): CaseState {
  switch (event.type) {
    case 'SeatClaimed':
    case 'SeatReleased':
    case 'SeatTransferred':
    case 'SeatDelegated':
    case 'SignerAdded':
    case 'SignerRemoved':
    case 'TaskUrged':
    case 'DraftSaved':
      return { ...state, tasks: changed(state.tasks, event.task, (task) => handled(task, event)) };
    case 'ActionWithdrawn':
      return takenBack({ ...state, tasks: changed(state.tasks, event.task, (task) => handled(task, event)) }, state.tasks[event.task]?.state, event.person);
    case 'SeatHandedBack':
      return handedBack(state, event);
    case 'CopySent': {
      const { copy, to, by, state: path, at } = event;
      return { ...state, copies: { ...state.copies, [copy]: { to, by, state: path, at } } };
    }
    case 'StepDone':
      return stepDone(state, event);
    case 'CaseReturned':
      return lapsed(returned(state, event));
    case 'CaseResubmitted':
      return resubmitted(state, event);
    case 'StepWithdrawn':
      return takenBack(stepWithdrawn(state, event), event.state, event.person);
    case 'CaseJumped':
      return lapsed(settled(without(state, 'skipping')));
    case 'CaseReopened':
      return lapsed(reopened(state));
    default:
      return unreachable(event);
  }
}
