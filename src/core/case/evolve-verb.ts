import type { CaseState } from '../model/case-state.js';
import { unreachable } from '../model/unreachable.js';
import type { VerbEvent } from '../model/verb-event.js';
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
    case 'ActionWithdrawn':
      return { ...state, tasks: changed(state.tasks, event.task, (task) => handled(task, event)) };
    case 'SeatHandedBack':
      return handedBack(state, event);
    case 'CopySent': {
      const { copy, to, by, state: path, at } = event;
      return { ...state, copies: { ...state.copies, [copy]: { to, by, state: path, at } } };
    }
    case 'StepDone':
      return stepDone(state, event);
    case 'CaseReturned':
      return returned(state, event);
    case 'CaseResubmitted':
      return resubmitted(state, event);
    case 'StepWithdrawn':
      return stepWithdrawn(state, event);
    case 'CaseJumped':
      return settled(without(state, 'skipping'));
    case 'CaseReopened':
      return reopened(state);
    default:
      return unreachable(event);
  }
}
