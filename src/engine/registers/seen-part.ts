import { mentions } from '../../core/lint/mentions.js';
import type { GroupKey, RegisterColumn, RegisterDefinition } from '../../core/model/register.js';

/** A register as somebody sees it who may not read some of its columns: nothing of them is left, nor what is reckoned from them. */
export function seenPart(definition: RegisterDefinition, isSeen: (column: RegisterColumn) => boolean): RegisterDefinition {
  const hidden = [...definition.columns.values()].filter((column) => !isSeen(column)).map(({ id }) => id);
  if (hidden.length === 0) return definition;
  const isHidden = (id: string): boolean => hidden.includes(id);
  const hasHidden = (keys: readonly GroupKey[]): boolean => keys.some((key) => 'column' in key && isHidden(key.column));
  const totals = new Map([...definition.totals].filter(([id, total]) => !isHidden(id) && !(total.how === 'formula' && hidden.some((name) => mentions([total.value], name)))));
  const { pivot, ...rest } = definition;
  return {
    ...rest,
    columns: new Map([...definition.columns].filter(([id]) => !isHidden(id))),
    order: definition.order.filter(({ column }) => !isHidden(column)),
    groups: hasHidden(definition.groups) ? [] : definition.groups,
    totals,
    ...(pivot && !hasHidden([...pivot.rows, pivot.columns]) && totals.has(pivot.value) && { pivot }),
  };
}
