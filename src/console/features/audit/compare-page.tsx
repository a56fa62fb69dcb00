import { useQueries, useQuery } from '@tanstack/react-query';
import { Alert, Card, Col, Row, Spin, Table, Timeline, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { caseQuery, historyQuery, workflowQuery } from '../../api/queries.js';
import type { Case, Field, Json, Workflow } from '../../api/shapes.js';
import { stateTitle } from '../../shared/data/summary.js';
import { ValueView } from '../../shared/data/value-view.js';
import { EntryView } from '../../shared/entry-view.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { StatusTag } from '../../shared/status-tag.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

const COMPARED = 2;

/** Two cases side by side: how they stand, their data with what differs marked, and what happened in each. */
export function ComparePage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const ids = (search.get('cases') ?? '').split(',').filter((id) => id !== '').slice(0, COMPARED);
  const found = useQueries({ queries: ids.map((id) => caseQuery(id)) });
  const error = found.find((one) => one.error !== null)?.error;
  if (ids.length < COMPARED) {
    return (
      <Page title={t('audit.compare')}>
        <Alert type="info" showIcon title={t('audit.compare.two')} action={<Link to="/audit">{t('audit')}</Link>} />
      </Page>
    );
  }
  if (error) return <Problem error={error} />;
  const [left, right] = found.map(({ data }) => data);
  if (!left || !right) return <Spin />;
  return (
    <Page title={t('audit.compare')}>
      <Row gutter={[16, 16]}>
        {[left, right].map((one) => (
          <Col key={one.id} xs={24} lg={12}>
            <Head found={one} />
          </Col>
        ))}
      </Row>
      <Differences left={left} right={right} />
      <Row gutter={[16, 16]} style={{ marginTop: 16 }}>
        {[left, right].map((one) => (
          <Col key={one.id} xs={24} lg={12}>
            <Happened found={one} />
          </Col>
        ))}
      </Row>
    </Page>
  );
}

function useWorkflow({ workflow, version }: Case): { readonly workflow: Workflow | undefined; readonly error: unknown } {
  const { data, error } = useQuery(workflowQuery(workflow, version));
  return { workflow: data, error };
}

function Head({ found }: { readonly found: Case }) {
  const { say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(found.version);
  const { workflow } = useWorkflow(found);
  return (
    <Card size="small" title={<Link to={`/cases/${encodeURIComponent(found.id)}?tab=timeline`}>{names.workflow(found.workflow)}</Link>} extra={<StatusTag status={found.status} />}>
      <div>{workflow && found.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ')}</div>
      <div>
        {names.person(found.startedBy)} · {moment(found.startedAt)}
      </div>
      <div className="value-text">{found.id}</div>
    </Card>
  );
}

interface Line {
  readonly field: Field;
  readonly values: readonly (Json | undefined)[];
  readonly differs: boolean;
}

/** So wide that both fit beside each other, however long a text is. */
const VALUE = { maxWidth: 340 } as const;

function Differences({ left, right }: { readonly left: Case; readonly right: Case }) {
  const { t, say } = useTexts();
  const asked = [useWorkflow(left), useWorkflow(right)];
  const lacking = asked.find(({ error }) => error !== null)?.error;
  const fields = new Map(asked.flatMap(({ workflow }) => workflow?.data.fields ?? []).map((field) => [field.id, field]));
  const lines: readonly Line[] = [...fields.values()].flatMap((field) => {
    const values = [left.data[field.id], right.data[field.id]];
    return values.every((value) => value === undefined || value === null) ? [] : [{ field, values, differs: JSON.stringify(values[0]) !== JSON.stringify(values[1]) }];
  });
  const value = (line: Line, at: number) => (line.values[at] === undefined ? '—' : <div style={VALUE}><ValueView value={line.values[at]} schema={line.field.schema} version={[left, right][at]?.version} /></div>);
  const columns: TableColumnsType<Line> = [
    { title: t('audit.field'), key: 'field', render: (_, { field }) => say(field.title) || field.id },
    { title: t('audit.first'), key: 'left', render: (_, line) => value(line, 0) },
    { title: t('audit.second'), key: 'right', render: (_, line) => value(line, 1) },
    { title: t('audit.differs'), key: 'differs', render: (_, { differs }) => (differs ? t('audit.differs') : t('audit.same')) },
  ];
  if (lacking) return <Problem error={lacking} />;
  if (asked.some(({ workflow }) => !workflow)) return <Spin />;
  return <Table<Line> size="small" style={{ marginTop: 16 }} rowKey={({ field }) => field.id} columns={columns} dataSource={[...lines]} pagination={false} rowClassName={({ differs }) => (differs ? 'line-differs' : '')} scroll={{ x: 'max-content' }} />;
}

function Happened({ found }: { readonly found: Case }) {
  const { t } = useTexts();
  const { workflow } = useWorkflow(found);
  const { data: entries, error } = useQuery(historyQuery(found.id));
  return (
    <Card size="small" title={t('case.history')}>
      {error && <Problem error={error} />}
      {!entries && !error && <Spin />}
      <Timeline items={(entries ?? []).map((entry, _, all) => ({ key: entry.revision, content: <EntryView entry={entry} entries={all} workflow={workflow} />, color: entry.actor.id === 'engine' ? 'gray' : 'blue' }))} />
    </Card>
  );
}
