import { Flex, Tag, Typography } from 'antd';
import type { HistoryEntry, HistoryEvent, Json, JsonObject, Workflow } from '../api/shapes.js';
import { useMoments } from '../texts/use-moments.js';
import { useTexts } from '../texts/use-texts.js';
import { ArticleTag } from './article-tag.js';
import { stateTitle } from './data/summary.js';
import { useValueText } from './data/value-view.js';
import { useEventWords } from './event-words.js';
import { stateOfTask, titledActions } from './titled-actions.js';
import { useNames } from './use-names.js';

interface Props {
  readonly entry: HistoryEntry;
  /** The history that it stands in. */
  readonly entries: readonly HistoryEntry[];
  readonly workflow: Workflow | undefined;
}

/** One accepted command in words: who did what, when, and what came of it. */
export function EntryView({ entry, entries, workflow }: Props) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames(entry.version);
  const deed = useDeed(workflow, entries);
  const { command, actor } = entry;
  const said = command.opinion ?? command.reason;
  return (
    <div>
      <div>
        <strong>{actor.onBehalfOf ? t('deputies.by-for', { name: names.person(actor.id), principal: names.person(actor.onBehalfOf.person.id) }) : names.person(actor.id)}</strong> {deed(command)}{' '}
        <Typography.Text type="secondary">
          #{entry.revision} · {moment(entry.at)}
        </Typography.Text>
      </div>
      {said !== undefined && said !== '' && (
        <blockquote className="value-text" style={{ margin: '4px 0', paddingInlineStart: 12, borderInlineStart: '3px solid rgba(128,128,128,0.4)' }}>
          {said}
        </blockquote>
      )}
      <Flex vertical gap={2} style={{ marginTop: 2 }}>
        {entry.events.map((event, at) => (
          <EventLine key={at} event={event} workflow={workflow} version={entry.version} />
        ))}
      </Flex>
    </div>
  );
}

type Done = Pick<HistoryEntry['command'], 'type' | 'task' | 'action' | 'verb' | 'signal'> & { readonly state?: string };

/** What somebody did with a command, in words: those of the state that it was done in. */
export function useDeed(workflow: Workflow | undefined, entries: readonly HistoryEntry[] = []): (command: Done) => string {
  const { t, say, has } = useTexts();
  return ({ type, task, state, action, verb, signal }) => {
    if (type === 'PerformAction' && action !== undefined) {
      const titled = titledActions(workflow, state ?? stateOfTask(entries, task)).find(({ id }) => id === action);
      return titled ? say(titled.title) : t('command.PerformAction', { action });
    }
    const used = `verb.${verb ?? ''}`;
    if (has(used)) return t('command.UseVerb', { verb: t(used) });
    const key = `command.${type}`;
    return has(key) ? t(key, { signal: signal ?? '' }) : type;
  };
}

function EventLine({ event, workflow, version }: { readonly event: HistoryEvent; readonly workflow: Workflow | undefined; readonly version: string }) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const text = useValueText(version);
  const words = useEventWords(workflow, version);
  const fields = new Map(workflow?.data.fields.map((field) => [field.id, field]));
  const state = (path: string): string => stateTitle(workflow?.states ?? [], path, say);
  switch (event.type) {
    case 'StateChanged':
      return (
        <div>
          → {leaves(event['to'] as StateValue).map(state).join(' + ')}{' '}
          {(event['articles'] as readonly string[]).map((article) => (
            <ArticleTag key={article} article={article} version={version} />
          ))}
        </div>
      );
    case 'DataChanged':
      return (
        <Typography.Text type="secondary">
          {Object.entries(event['changes'] as JsonObject).map(([name, value]) => (
            <div key={name} className="value-text">
              {say(fields.get(name)?.title) || name}: {short(text(value, fields.get(name)?.schema))}
            </div>
          ))}
        </Typography.Text>
      );
    case 'DecisionMade': {
      const record = event['record'] as { table: string; output: Json; rows: readonly number[]; articles: readonly string[] };
      return (
        <Typography.Text type="secondary">
          {t('event.decision', { table: names.table(record.table), answer: short(text(record.output)) })} {record.articles.map((article) => <ArticleTag key={article} article={article} version={version} />)}
        </Typography.Text>
      );
    }
    case 'LedgerPosted':
      return (
        <div>
          <Tag>{t('event.posted', { ledger: names.ledger(String(event['ledger'])), amount: String(event['amount']), unit: String(event['unit']), holder: names.person(String(event['person'] ?? event['holder'])) })}</Tag>
        </div>
      );
    case 'TimerArmed':
      return <Typography.Text type="secondary">{t('event.timer', { due: moment(String(event['dueAt'])) })}</Typography.Text>;
    case 'DeadlineChanged': {
      const [from, to] = [event['from'], event['to']] as readonly { readonly dueAt: string }[];
      return <Typography.Text type="secondary">{t('event.deadline', { from: moment(from?.dueAt ?? ''), to: moment(to?.dueAt ?? '') })}</Typography.Text>;
    }
    case 'ClaimTaken':
      return <Typography.Text type="secondary">{t('event.claim', { key: text(event['key'] as Json) })}</Typography.Text>;
    case 'IncidentRaised':
      return <Typography.Text type="danger">{t('event.incident', { error: String(event['error']) })}</Typography.Text>;
    case 'CaseCompleted':
      return <div><Tag color="success">{t('status.completed')}</Tag></div>;
    case 'CaseCancelled':
      return <div><Tag>{t('status.cancelled')}</Tag></div>;
    default: {
      const said = words(event);
      return said === undefined ? null : <Typography.Text type="secondary" className="value-text">{said}</Typography.Text>;
    }
  }
}

type StateValue = string | { readonly [region: string]: StateValue };

/** Paths of the innermost states of a value, as XState writes it. */
function leaves(value: StateValue, above = ''): readonly string[] {
  const inside = (name: string): string => (above === '' ? name : `${above}.${name}`);
  if (typeof value === 'string') return [inside(value)];
  return Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'object' && Object.keys(inner).length === 0 ? [inside(name)] : leaves(inner, inside(name))));
}

const SHORT = 120;

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}
