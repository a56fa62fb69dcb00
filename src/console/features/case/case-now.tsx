import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, List, Row } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { verbsQuery } from '../../api/queries.js';
import type { Case, Workflow } from '../../api/shapes.js';
import { DataView } from '../../shared/data/data-view.js';
import { FieldHistory } from '../../shared/data/field-history.js';
import { stateTitle } from '../../shared/data/summary.js';
import { DueLine } from '../../shared/due-line.js';
import { ForecastPath } from '../../shared/forecast-path.js';
import { useNames } from '../../shared/use-names.js';
import { CaseVerbList } from '../../shared/verbs/case-verb-list.js';
import { VerbList } from '../../shared/verbs/verb-list.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

/** How the case stands: its data, how they came to be so where somebody asks, and whom it waits for. */
export function CaseNow({ found, workflow }: { readonly found: Case; readonly workflow: Workflow }) {
  const { t, say } = useTexts();
  const { distance } = useMoments();
  const names = useNames(found.version);
  const [asked, setAsked] = useState(false);
  const { data: verbs = [] } = useQuery(verbsQuery(found.id));
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={15}>
        <Card
          size="small"
          title={t('case.data')}
          extra={
            <Button size="small" icon={<HistoryOutlined />} aria-expanded={asked} onClick={() => setAsked(!asked)}>
              {t('records.history')}
            </Button>
          }
        >
          <DataView fields={workflow.data.fields} data={found.data} version={found.version} />
        </Card>
        {asked && (
          <div style={{ marginTop: 16 }}>
            <FieldHistory id={found.id} fields={workflow.data.fields} version={found.version} />
          </div>
        )}
      </Col>
      <Col xs={24} lg={9}>
        <Card size="small" title={t('case.waits-for')}>
          <List
            size="small"
            locale={{ emptyText: t('case.waits-for.none') }}
            dataSource={[...found.tasks]}
            rowKey="id"
            renderItem={(task) => (
              <List.Item
                extra={
                  <Link to={`/cases/${encodeURIComponent(found.id)}/tasks/${encodeURIComponent(task.id)}`}>
                    <Button size="small">{t('task.open')}</Button>
                  </Link>
                }
              >
                <List.Item.Meta title={stateTitle(workflow.states, task.state, say)} description={`${task.seats.map(names.seat).join(t('list.comma'))} · ${distance(task.openedAt)}`} />
              </List.Item>
            )}
          />
          {found.timers.map(({ id, dueAt, explanations, changes }) => (
            <div key={id} style={{ padding: '8px 16px' }}>
              {t('task.due')}: <DueLine at={dueAt} explanations={explanations} changes={changes} />
            </div>
          ))}
        </Card>
        {found.status === 'open' && (
          <Card size="small" title={t('forecast')} style={{ marginTop: 16 }}>
            <ForecastPath id={found.id} version={found.version} />
          </Card>
        )}
        {/* What is over already, and could be undone; the verbs of an open task stand at the task. */}
        <VerbList found={found} states={workflow.states} verbs={verbs.filter(({ task }) => found.tasks.every(({ id }) => id !== task))} />
        <CaseVerbList found={found} states={workflow.states} verbs={found.verbs} />
      </Col>
    </Row>
  );
}
