import type { AfterDefinition } from './definition.js';
import { unreachable } from './unreachable.js';

/** A time limit as its author wrote it. */
export function delayText(delay: AfterDefinition['delay']): string {
  switch (delay.kind) {
    case 'duration':
      return delay.iso;
    case 'working':
      return `${delay.count} working ${delay.count === '1' ? delay.unit.slice(0, -1) : delay.unit}`;
    case 'moment':
      return delay.moment.text;
    default:
      return unreachable(delay);
  }
}
