import { useQuery } from '@tanstack/react-query';
import { Card, Col, List, Row, Spin } from 'antd';
import { lazy, memo, Suspense, useMemo } from 'react';
import { decisionsQuery } from '../../api/queries.js';
import type { Case, HistoryEntry, Workflow } from '../../api/shapes.js';
import { DataView } from '../../shared/data/data-view.js';
import { HeldCaseContext } from '../../shared/data/held-case.js';
import { stateTitle } from '../../shared/data/summary.js';
import { DecisionView } from '../../shared/decision-view.js';
import { EntryView } from '../../shared/entry-view.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { useBeen } from './use-been.js';
import { useStanding } from './use-standing.js';

const Statechart = lazy(async () => ({ default: (await import('../../shared/diagram/statechart.js')).Statechart }));

interface Props {
  readonly found: Case;
  readonly workflow: Workflow;
  readonly entries: readonly HistoryEntry[];
  readonly revision: number;
}

/** What a command did, how the case stood after it, and which tables were asked. Drawn when the slider has time for it. */
export const AtRevision = memo(function AtRevision({ found, workflow, entries, revision: shown }: Props) {
  const { t, say } = useTexts();
  const { then, error } = useStanding(found, shown);
  const been = useBeen(entries, shown);
  const paths = then?.in.join('\n') ?? '';
  const now = useMemo(() => paths.split('\n'), [paths]);
  const entry = entries.find((one) => one.revision === shown);
  const asked = entry?.events.some(({ type }) => type === 'DecisionMade') === true;
  const { data: decisions = [], error: untold } = useQuery({ ...decisionsQuery(found.id, shown), enabled: asked });
  const names = useNames(found.version);
  if (error) return <Problem error={error} />;
  if (!then) return <Spin />;
  const changed = (entry?.events ?? []).flatMap((event) => (event.type === 'DataChanged' ? Object.keys(event['changes'] as object) : []));
  return (
    <Row gutter={[16, 16]}>
      <Col span={24}>
        <Suspense fallback={<Spin />}>
          <Statechart states={workflow.states} now={now} been={been} />
        </Suspense>
      </Col>
      <Col xs={24} lg={11}>
        <Card size="small" title={t('timeline.happened')}>
          {entry && <EntryView entry={entry} entries={entries} workflow={workflow} />}
        </Card>
        <Card size="small" title={t('case.in')} style={{ marginTop: 16 }}>
          {then.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ')}
          <List
            size="small"
            locale={{ emptyText: t('case.waits-for.none') }}
            dataSource={[...then.tasks]}
            rowKey="id"
            renderItem={(task) => (
              <List.Item>
                {stateTitle(workflow.states, task.state, say)} — {task.seats.map(names.seat).join(t('list.comma'))}
              </List.Item>
            )}
          />
        </Card>
      </Col>
      <Col xs={24} lg={13}>
        <Card size="small" title={t('timeline.data')}>
          <HeldCaseContext value={{ id: found.id, revision: then.revision }}>
            <DataView fields={workflow.data.fields} data={then.data} version={found.version} marked={changed} />
          </HeldCaseContext>
        </Card>
      </Col>
      {asked && (
        <Col span={24}>
          {untold && <Problem error={untold} />}
          {decisions.map((decision, at) => (
            <DecisionView key={at} decision={decision} version={found.version} />
          ))}
        </Col>
      )}
    </Row>
  );
});
