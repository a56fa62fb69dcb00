import { Alert, Descriptions, Flex, Table, type TableColumnsType } from 'antd';
import type { Schemas } from '../../api/client.js';
import type { HistoryEntry, HistoryEvent, Workflow } from '../../api/shapes.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { useDeed } from '../../shared/entry-view.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { CheckMark } from './check-mark.js';

type Report = Schemas['ProofReportDto'];
type Command = Report['checked'][number];
type Place = NonNullable<NonNullable<Report['difference']>['places']>[number];

interface Props {
  readonly report: Report;
  readonly workflow: Workflow;
  readonly entries: readonly HistoryEntry[];
  readonly version: string;
}

const PAGE = 10;
const SHORT_VERSION = 8;

/** What was decided again: each command with the rulebook, the tables that were asked and the articles; at a difference, where and what. */
export function ProofReport({ report: { proven, commands, difference, checked }, workflow, entries, version }: Props) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const deed = useDeed(workflow, entries);
  const entry = (revision: number): HistoryEntry | undefined => entries.find((one) => one.revision === revision);
  const columns: TableColumnsType<Command> = [
    { title: t('timeline.revision'), dataIndex: 'revision', width: 90, render: (revision: number) => `#${revision}` },
    { title: t('proof.result'), key: 'result', render: (_, { same, events }) => <CheckMark good={same}>{t(same ? 'proof.same' : 'proof.otherwise', { events })}</CheckMark> },
    { title: t('proof.at'), dataIndex: 'at', width: 180, render: moment },
    { title: t('proof.command'), key: 'command', render: (_, { revision }) => <Deed entry={entry(revision)} deed={deed} person={names.person} /> },
    { title: t('proof.tables'), key: 'tables', render: (_, { tables }) => tables.map((table, at) => <div key={at}>{names.table(table)}</div>) },
    { title: t('article'), key: 'articles', render: (_, { articles, version: by }) => <Flex gap={4} wrap>{articles.map((article) => <ArticleTag key={article} article={article} version={by} />)}</Flex> },
    { title: t('proof.version'), dataIndex: 'version', render: (by: string) => <code title={by}>{by.slice(0, SHORT_VERSION)}…</code> },
  ];
  return (
    <section>
      <Alert showIcon type={proven ? 'success' : 'error'} title={t(proven ? 'proof.proven' : 'proof.not-proven', { commands })} description={difference ? <Difference difference={difference} workflow={workflow} events={entry(difference.revision)?.events ?? []} /> : t('proof.compared')} />
      <Table<Command> size="small" rowKey="revision" columns={columns} dataSource={[...checked]} rowClassName={({ same }) => (same ? '' : 'line-differs')} scroll={{ x: 'max-content' }} pagination={checked.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, defaultCurrent: proven ? 1 : Math.ceil(checked.length / PAGE) } : false} />
    </section>
  );
}

interface DeedProps {
  readonly entry: HistoryEntry | undefined;
  readonly deed: ReturnType<typeof useDeed>;
  readonly person: (id: string) => string;
}

function Deed({ entry, deed, person }: DeedProps) {
  return entry && <>{`${person(entry.actor.id)} ${deed(entry.command)}`}</>;
}

interface DifferenceProps {
  readonly difference: NonNullable<Report['difference']>;
  readonly workflow: Workflow;
  readonly events: readonly HistoryEvent[];
}

/** Where what is recorded is not what the rulebook decides; both as a whole where they cannot be laid side by side. */
function Difference({ difference: { revision, recorded, decided, places }, workflow, events }: DifferenceProps) {
  const { t } = useTexts();
  const place = usePlace(workflow, events);
  if (!places) {
    return (
      <Descriptions
        size="small"
        column={1}
        title={t('proof.differs', { revision })}
        items={[
          { key: 'recorded', label: t('proof.recorded'), children: <code className="value-text">{recorded}</code> },
          { key: 'decided', label: t('proof.decided'), children: <code className="value-text">{decided || t('proof.nothing')}</code> },
        ]}
      />
    );
  }
  const columns: TableColumnsType<Place> = [
    { title: t('proof.place'), dataIndex: 'path', render: place },
    { title: t('proof.recorded'), dataIndex: 'recorded', render: (value?: string) => <code className="value-text">{value ?? t('proof.nothing')}</code> },
    { title: t('proof.decided'), dataIndex: 'decided', render: (value?: string) => <code className="value-text">{value ?? t('proof.nothing')}</code> },
  ];
  return (
    <>
      <div>{t('proof.differs', { revision })}</div>
      <Table<Place> size="small" rowKey="path" columns={columns} dataSource={[...places]} pagination={false} />
    </>
  );
}

/** A path through the list of events, as `1.changes.amount`, with the number of the event from 1 and fields by their titles. */
function usePlace(workflow: Workflow, events: readonly HistoryEvent[]): (path: string) => string {
  const { t, say } = useTexts();
  return (path) => {
    const [index = '', ...inside] = path.split('.');
    const field = inside[0] === 'changes' ? workflow.data.fields.find(({ id }) => id === inside[1]) : undefined;
    const where = field ? [say(field.title) || field.id, ...inside.slice(2)] : inside;
    return [t('proof.event', { number: Number(index) + 1, type: events[Number(index)]?.type ?? '' }), ...where].join(' · ');
  };
}
