import type { AfterDefinition } from './definition.js';
import type { RungMoment, TimeAsked } from './sla.js';
import { unreachable } from './unreachable.js';

/** A time limit as its author wrote it. */
export function delayText(delay: AfterDefinition['delay'] | TimeAsked): string {
  switch (delay.kind) {
    case 'duration':
      return delay.iso;
    case 'working':
      return `${delay.count} working ${delay.count === '1' ? delay.unit.slice(0, -1) : delay.unit}`;
    case 'moment':
      return delay.moment.text;
    case 'asked':
      return delay.unit === 'hours' ? delay.length.text : `${delay.length.text} ${delay.unit}`;
    default:
      return unreachable(delay);
  }
}

/** When a step of a clock's ladder comes, as its author wrote it. */
export function rungText(moment: RungMoment): string {
  switch (moment.kind) {
    case 'share':
      return `at ${moment.percent}%`;
    case 'due':
      return 'at due';
    case 'before':
    case 'after':
      return `${moment.kind} ${delayText(moment.length)}`;
    default:
      return unreachable(moment);
  }
}
