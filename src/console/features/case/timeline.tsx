import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Flex, List, Row, Slider, Spin } from 'antd';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { decisionsQuery, historyQuery } from '../../api/queries.js';
import type { Case, Workflow } from '../../api/shapes.js';
import { DataView } from '../../shared/data/data-view.js';
import { HeldCaseContext } from '../../shared/data/held-case.js';
import { stateTitle } from '../../shared/data/summary.js';
import { DecisionView } from '../../shared/decision-view.js';
import { EntryView } from '../../shared/entry-view.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { Proofs } from './proofs.js';
import { useBeen } from './use-been.js';
import { useStanding } from './use-standing.js';

const Statechart = lazy(async () => ({ default: (await import('../../shared/diagram/statechart.js')).Statechart }));

interface Props {
  readonly found: Case;
  readonly workflow: Workflow;
  readonly controls: boolean;
}

/** The case at every revision: what happened, how it stood after it, which tables were asked. */
export function Timeline({ found, workflow, controls }: Props) {
  const { t, say } = useTexts();
  const [search] = useSearchParams();
  const [revision, setRevision] = useState(() => within(Number(search.get('revision') ?? found.revision), found.revision));
  const shown = useDeferredValue(revision);
  const { data: entries, error } = useQuery(historyQuery(found.id));
  const { then, error: lacking } = useStanding(found, shown);
  const been = useBeen(entries, shown);
  const paths = then?.in.join('\n') ?? '';
  const now = useMemo(() => paths.split('\n'), [paths]);
  const entry = entries?.find((one) => one.revision === shown);
  const asked = entry?.events.some(({ type }) => type === 'DecisionMade') === true;
  const { data: decisions = [], error: untold } = useQuery({ ...decisionsQuery(found.id, shown), enabled: asked });
  const names = useNames(found.version);
  if (error ?? lacking) return <Problem error={error ?? lacking} />;
  if (!entries || !then) return <Spin />;
  const changed = (entry?.events ?? []).flatMap((event) => (event.type === 'DataChanged' ? Object.keys(event['changes'] as object) : []));
  const go = (to: number): void => setRevision(within(to, found.revision));
  return (
    <>
      {controls && <Proofs id={found.id} />}
      <Flex gap={12} align="center" style={{ marginBottom: 12 }}>
        <Button onClick={() => go(revision - 1)} disabled={revision <= 1}>
          {t('timeline.back')}
        </Button>
        <Slider style={{ flex: 1 }} min={1} max={found.revision} value={revision} onChange={go} tooltip={{ formatter: (value) => `#${value ?? ''}` }} ariaLabelForHandle={t('timeline.revision')} />
        <Button onClick={() => go(revision + 1)} disabled={revision >= found.revision}>
          {t('timeline.forward')}
        </Button>
        <span aria-live="polite">{t('timeline.at', { revision, last: found.revision })}</span>
      </Flex>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={11}>
          <Card size="small" title={t('timeline.happened')}>
            {entry && <EntryView entry={entry} workflow={workflow} />}
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
        <Col span={24}>
          <Suspense fallback={<Spin />}>
            <Statechart states={workflow.states} now={now} been={been} />
          </Suspense>
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
    </>
  );
}

/** A revision that there is. */
function within(revision: number, last: number): number {
  return Number.isInteger(revision) ? Math.min(Math.max(revision, 1), last) : last;
}
