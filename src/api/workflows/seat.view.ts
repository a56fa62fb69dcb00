import type { SeatRule } from '../../core/model/verb-definition.js';
import type { JsonObject } from '../../core/model/json.js';

/** Who fills a place, expressions as their text. */
export function seatView(rule: SeatRule): JsonObject {
  switch (rule.kind) {
    case 'post':
      return { kind: rule.kind, post: rule.post, each: rule.each };
    case 'department':
      return { kind: rule.kind, department: rule.department };
    case 'person':
      return { kind: rule.kind, person: rule.person.text };
    case 'starter':
      return { kind: rule.kind };
    case 'leader':
      return { kind: rule.kind, levels: rule.levels, ...(rule.of && { of: rule.of.text }) };
    case 'acted-in':
      return { kind: rule.kind, state: rule.state };
    case 'choose':
      return { kind: rule.kind, field: rule.field, from: rule.from.map(seatView) };
    case 'expression':
      return { kind: rule.kind, seats: rule.seats.text };
  }
}
