import { CalendarSilent } from '../calendar/calendar-silent.js';
import { reckon } from '../calendar/reckon.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { later } from '../expression/later.js';
import type { Reckoning } from '../model/calendar.js';
import { delayText } from '../model/delay-text.js';
import type { AfterDefinition } from '../model/definition.js';
import type { Due } from '../model/time-event.js';
import type { Draft } from './compiled.js';
import { instantIn } from './draft.js';
import { usualCalendar } from './scope.js';

/** When a time limit passes. @throws EvaluationError, also where the calendar does not know the year */
export function dueAt(after: Pick<AfterDefinition, 'delay' | 'at'>, draft: Draft): Due {
  const { delay } = after;
  switch (delay.kind) {
    case 'duration':
      return { dueAt: later(draft.deed.command.at, delay.iso, draft.deed.workflow.rulebook.definition.timeZone) };
    case 'working':
      return inWorkingTime(after, { how: `working ${delay.unit} after`, count: delay.count }, draft);
    case 'moment': {
      const { counted } = draft.deed.trace;
      counted.length = 0;
      const moment = instantIn(draft, delay.moment);
      return counted.length > 0 ? { dueAt: moment, counted: [...counted] } : { dueAt: moment };
    }
  }
}

function inWorkingTime({ at, delay }: Pick<AfterDefinition, 'delay' | 'at'>, question: Pick<Reckoning, 'how' | 'count'>, draft: Draft): Due {
  const { calendars } = draft.deed.workflow.rulebook;
  const expression = { text: delayText(delay), at };
  const id = usualCalendar(draft);
  const calendar = calendars?.all.get(id);
  if (!calendars || !calendar) throw new EvaluationError(expression, `there is no calendar "${id}"`);
  const reckoning: Reckoning = { calendar: id, how: question.how, from: draft.deed.command.at, ...(question.count !== undefined && { count: question.count }) };
  try {
    return { dueAt: reckon(reckoning, calendar, calendars.clock), counted: [reckoning] };
  } catch (error) {
    if (error instanceof CalendarSilent) throw new EvaluationError(expression, error.message);
    throw error;
  }
}
