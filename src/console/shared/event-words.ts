import type { HistoryEvent, Json, Workflow } from '../api/shapes.js';
import { useMoments } from '../texts/use-moments.js';
import { useTexts } from '../texts/use-texts.js';
import { stateTitle } from './data/summary.js';
import { useValueText } from './data/value-view.js';
import { useNames } from './use-names.js';

type Values = Readonly<Record<string, string>>;

/** What came of a command, in one line; undefined where the command says it already. */
export function useEventWords(workflow: Workflow | undefined, version: string): (event: HistoryEvent) => string | undefined {
  const { t, say, has } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const text = useValueText(version);
  const list = (value: unknown, each: (one: string) => string): string => (Array.isArray(value) ? value.map((one) => each(String(one))).join(t('list.comma')) : '');
  const person = (id: unknown): string => (typeof id === 'string' ? names.person(id) : '');
  const state = (path: unknown): string => (path === '' ? t('case') : typeof path === 'string' ? stateTitle(workflow?.states ?? [], path, say) : '');
  const instant = (at: unknown): string => (typeof at === 'string' ? moment(at) : '');
  const dueOf = (due: unknown): string => (typeof due === 'object' && due !== null && 'dueAt' in due ? instant(due.dueAt) : '');
  const plain = (value: unknown): string => (value === undefined ? '' : text(value as Json));

  function valuesOf({ type, ...event }: HistoryEvent): Values {
    switch (type) {
      case 'SeatTransferred':
      case 'SeatDelegated':
        return { from: person(event['from']), to: person(event['to']) };
      case 'SeatHandedBack':
        return { by: person(event['by']), to: person(event['to']) };
      case 'CopySent':
        return { to: person(event['to']) };
      case 'CaseReturned':
      case 'CaseResubmitted':
      case 'CaseJumped':
      case 'CaseReopened':
        return { from: state(event['from']), to: state(event['to']) };
      case 'TaskPassed':
        return { state: state(event['state']), reasons: list(event['reasons'], (reason) => reason) };
      case 'PeopleTold':
        return { to: list(event['to'], names.candidate) || '—' };
      case 'ChildStarted':
      case 'CollectionAsked':
        return { workflow: names.workflow(plain(event['workflow'])) };
      case 'ClockStarted':
      case 'ClockPaused':
      case 'ClockResumed':
      case 'ClockEnded':
        return { state: state(event['clock']), due: instant(event['dueAt']) };
      case 'DeadlineMoved':
        return { from: dueOf(event['from']), to: dueOf(event['to']) };
      default:
        return { person: person(event['person']), state: state(event['state']), ...plainly(event) };
    }
  }

  function plainly(event: Readonly<Record<string, unknown>>): Values {
    return Object.fromEntries(['key', 'count', 'signal', 'reason', 'error', 'connector'].map((name) => [name, plain(event[name])]));
  }

  return (event) => {
    const key = `event.${event.type}`;
    return has(key) ? t(key, valuesOf(event)) : undefined;
  };
}
