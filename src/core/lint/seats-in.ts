import type { RulebookDefinition, TaskDefinition } from '../model/definition.js';
import type { SeatRule } from '../model/verb-definition.js';
import type { Position } from '../model/diagnostic.js';
import { allStates } from './states.js';
import { tellsIn } from './tells-in.js';

/** Every rule about who may act or start or is told, and where it stands; a place that the task fills in another way when nobody is found is left out. */
export function seatsIn(definition: RulebookDefinition): readonly { readonly seat: SeatRule; readonly at: Position }[] {
  const starts = [...definition.workflows.values()].flatMap(({ startedBy, at }) => startedBy.map((seat) => ({ seat, at })));
  const tasks = allStates(definition).flatMap(({ state: { task } }) => (task ? rulesOf(task).map((seat) => ({ seat, at: task.at })) : []));
  const tells = [...definition.workflows.values()].flatMap(({ root }) => tellsIn(root)).flatMap(({ to, at }) => to.flatMap((rule) => (rule.kind === 'task' || rule.kind === 'task-leader' ? [] : withChoices(rule))).map((seat) => ({ seat, at })));
  return [...starts, ...tasks, ...tells];
}

function rulesOf({ for: rules, nobody }: TaskDefinition): readonly SeatRule[] {
  if (!nobody || nobody.kind === 'refuse') return rules.flatMap(withChoices);
  return nobody.kind === 'post' ? [{ kind: 'post', post: nobody.post, each: false }] : [];
}

function withChoices(rule: SeatRule): readonly SeatRule[] {
  return rule.kind === 'choose' ? [rule, ...rule.from.flatMap(withChoices)] : [rule];
}
