import { calendarsOf } from '../calendar/calendars.js';
import type { CalendarDefinition, CalendarYear } from '../model/calendar.js';
import type { CompiledRulebook, CompiledWorkflow } from './compiled.js';

/** Years of a version that were provisional in it and are published in another one, in the place of its own. Undefined where there are none. */
function withPublishedYears(pinned: CompiledRulebook, { definition: { calendars: published } }: CompiledRulebook): CompiledRulebook | undefined {
  const { definition } = pinned;
  const replaced = (calendar: CalendarDefinition): CalendarDefinition => {
    const news = [...calendar.years].flatMap(([number, { provisional }]): (readonly [number, CalendarYear])[] => {
      const other = provisional ? published.get(calendar.id)?.years.get(number) : undefined;
      return other && !other.provisional ? [[number, other]] : [];
    });
    return news.length > 0 ? { ...calendar, years: new Map([...calendar.years, ...news]) } : calendar;
  };
  const calendars = new Map([...definition.calendars].map(([id, calendar]) => [id, replaced(calendar)]));
  const isSame = [...calendars].every(([id, calendar]) => definition.calendars.get(id) === calendar);
  const counted = isSame ? undefined : calendarsOf({ ...definition, calendars });
  return counted && { ...pinned, definition: { ...definition, calendars }, calendars: counted };
}

const KNOWN = new WeakMap<CompiledRulebook, WeakMap<CompiledRulebook, CompiledRulebook>>();

/** A version whose provisional years are as another one has published them: nothing else is different. The version itself where nothing was published. */
export function countingBy(pinned: CompiledRulebook, published: CompiledRulebook): CompiledRulebook {
  const known = KNOWN.get(pinned) ?? new WeakMap<CompiledRulebook, CompiledRulebook>();
  KNOWN.set(pinned, known);
  const found = known.get(published) ?? withPublishedYears(pinned, published) ?? pinned;
  known.set(published, found);
  return found;
}

/** A workflow of a version, counting as that version does. */
export function workflowIn(rulebook: CompiledRulebook, id: string): CompiledWorkflow | undefined {
  const workflow = rulebook.workflows.get(id);
  return workflow && workflow.rulebook !== rulebook ? { ...workflow, rulebook } : workflow;
}
