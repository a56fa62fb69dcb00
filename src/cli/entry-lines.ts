import type { Actor } from '../core/model/actor.js';
import type { CaseEvent } from '../core/model/event.js';
import { holderOf } from '../core/model/posting.js';
import type { ReadEntry } from '../engine/case-queries.js';

/** A history entry for people: who commanded what and when, and below it what came of it, each with its article. */
export function entryLines({ entry, hash }: ReadEntry): readonly string[] {
  const { revision, command, events } = entry;
  const what = command.type === 'PerformAction' ? `${command.type} ${command.action}` : command.type === 'UseVerb' ? `${command.type} ${command.verb}` : command.type;
  return [`${revision}  ${command.at}  ${actorText(command.actor)}  ${what}  ${hash.slice(0, 12)}`, ...events.map((event) => `     ${eventText(event)}`)];
}

function actorText({ id, onBehalfOf }: Actor): string {
  return onBehalfOf ? `${id} on behalf of ${onBehalfOf.person.id}` : id;
}

function eventText(event: CaseEvent): string {
  const { type, ...rest } = event;
  const article = 'article' in event && event.article !== undefined ? ` (article ${event.article})` : '';
  switch (event.type) {
    case 'StateChanged':
      return `${type} ${JSON.stringify(event.from)} → ${JSON.stringify(event.to)}${event.articles.length > 0 ? ` (articles ${event.articles.join(', ')})` : ''}`;
    case 'TaskOpened':
      return `${type} ${event.task} in ${event.state} for ${JSON.stringify(event.seats)}${article}`;
    case 'TaskPassed':
      return `${type} ${event.task} in ${event.state}: ${event.outcome}, because ${event.reasons.join(', ')}${article}`;
    case 'TimerArmed':
      return `${type} ${event.timer} in ${event.state}, due ${event.dueAt}${article}`;
    case 'DeadlineMoved':
      return `${type} ${'timer' in event.of ? event.of.timer : event.of.clock}, from ${event.from.dueAt} to ${event.to.dueAt}${event.to.because.map(({ en }) => `: ${en}`).join('')}${article}`;
    case 'DeadlineChanged':
      return `${type} ${'timer' in event.of ? event.of.timer : event.of.clock}, from ${event.from.dueAt} to ${event.to.dueAt} by ${event.by}: ${event.reason}${article}`;
    case 'ClockStarted':
      return `${type} ${event.clock}, ${event.within}, due ${event.dueAt}${article}`;
    case 'LedgerPosted':
      return `${type} ${event.amount} ${event.unit} on ${holderOf(event)} in ${event.ledger}${article}`;
    case 'DecisionMade':
      return `${type} ${event.record.table}${JSON.stringify(event.record.inputs)} = ${JSON.stringify(event.record.output)}, rows ${event.record.rows.join(', ') || 'none'} (articles ${event.record.articles.join(', ')})`;
    default:
      return `${type} ${JSON.stringify(rest)}`;
  }
}
