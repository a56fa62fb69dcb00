import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Flex, Spin, Typography } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { problemOf } from '../../../api/api-problem.js';
import { workflowQuery } from '../../../api/queries.js';
import { stateTitle } from '../../../shared/data/summary.js';
import { changesBetween, type Changes } from '../../../shared/diagram/changes.js';
import { MarkTag } from '../../../shared/mark-tag.js';
import { Problem } from '../../../shared/problem.js';
import { useTexts } from '../../../texts/use-texts.js';
import { draftWorkflowQuery, type Coverage, type Files, type Position, type TestReport } from '../rulebook-queries.js';
import type { TestRun } from '../use-test-run.js';
import { RunTests } from './run-tests.js';

const Statechart = lazy(async () => ({ default: (await import('../../../shared/diagram/statechart.js')).Statechart }));

interface Props {
  readonly files: Files;
  readonly path: string;
  readonly state: string | undefined;
  readonly run: TestRun;
  readonly onGo: (place: Position) => void;
}

/** The workflow of the text in the editor, with the state under the cursor marked, what differs from the release, and what no scenario comes past. */
export function ChartPanel({ files, path, state, run, onGo }: Props) {
  const { t } = useTexts();
  const id = /^workflow:[ \t]*(\S+)/m.exec(files[path] ?? '')?.[1];
  const { data: workflow, error, isPending } = useQuery({ ...draftWorkflowQuery(id ?? '', files), enabled: id !== undefined });
  const { data: released } = useQuery({ ...workflowQuery(id ?? ''), enabled: id !== undefined, retry: false });
  const changes = useMemo(() => (workflow && released ? changesBetween(released.states, workflow.states) : undefined), [released, workflow]);
  if (id === undefined) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('chart.none')} />;
  if (isPending) return <Spin />;
  if (!workflow) return problemOf(error).code === 'rulebook-faulty' ? <Alert type="info" showIcon title={t('chart.faulty')} /> : <Problem error={error} />;
  const report = run.current ? run.report : undefined;
  return (
    <Flex vertical gap={12}>
      <RunTests run={run} />
      {changes && <Changed changes={changes} />}
      {report && <Untouched id={id} report={report} onGo={onGo} />}
      <Suspense fallback={<Spin />}>
        <Statechart states={workflow.states} marked={state} changes={changes} {...(report && { uncovered: { states: marksOf(id, report.states, (part) => part.state ?? ''), arrows: marksOf(id, report.transitions, (part) => `${part.state ?? ''} → ${part.target ?? ''}`) } })} />
      </Suspense>
    </Flex>
  );
}

/** The sign of what differs in words, and what the diagram cannot show because it is gone. */
function Changed({ changes: { states, arrows, removed } }: { readonly changes: Changes }) {
  const { t, say } = useTexts();
  if (states.size + arrows.size + removed.length === 0) return null;
  return (
    <div role="note">
      <i className="sign sign-changed" aria-hidden /> {t('chart.changed', { states: states.size, arrows: arrows.size })}
      {removed.length > 0 && ` ${t('chart.removed', { states: removed.map(({ path }) => stateTitle(removed, path, say)).join(t('list.comma')) })}`}
    </div>
  );
}

type Part = NonNullable<Coverage['untouched'][number]['part']>;

function marksOf(id: string, { untouched, excused }: Coverage, keyOf: (part: Part) => string): ReadonlyMap<string, 'untouched' | 'excused'> {
  const keys = (clauses: Coverage['untouched']): readonly string[] => clauses.flatMap(({ part }) => (part?.of === id ? keyOf(part) : []));
  return new Map([...keys(excused).map((key) => [key, 'excused'] as const), ...keys(untouched).map((key) => [key, 'untouched'] as const)]);
}

/** The signs of the diagram in words, and a way to each place that is marked. */
function Untouched({ id, report: { states, transitions }, onGo }: { readonly id: string; readonly report: TestReport; readonly onGo: (place: Position) => void }) {
  const { t } = useTexts();
  const untouched = [...states.untouched, ...transitions.untouched].filter(({ part }) => part?.of === id);
  const excused = [...states.excused, ...transitions.excused].filter(({ part }) => part?.of === id);
  return (
    <Flex vertical gap={4}>
      <Flex gap={16} wrap aria-label={t('coverage.legend')} role="group">
        <span>
          <i className="sign sign-touched" aria-hidden /> {t('coverage.touched')}
        </span>
        <span>
          <i className="sign sign-untouched" aria-hidden /> {t('coverage.untouched')} ({untouched.length})
        </span>
        <span>
          <i className="sign sign-excused" aria-hidden /> {t('coverage.excused')} ({excused.length})
        </span>
      </Flex>
      <div className="untouched-list" role="region" aria-label={t('coverage.untouched')} tabIndex={0}>
        {untouched.length + excused.length === 0 && <Typography.Text type="secondary">{t('coverage.all')}</Typography.Text>}
        {untouched.map(({ name, at }) => (
          <div key={`${name} ${at.line} ${at.column}`}>
            <MarkTag colour="gold">! {t('coverage.untouched')}</MarkTag>
            <Button type="link" size="small" style={LINK} onClick={() => onGo(at)}>
              {name}
            </Button>
          </div>
        ))}
        {excused.map(({ name, at, reason }) => (
          <div key={`${name} ${at.line} ${at.column}`} className="value-text">
            <MarkTag colour="default">– {t('coverage.excused')}</MarkTag>
            <Button type="link" size="small" style={LINK} onClick={() => onGo(at)}>
              {name}
            </Button>{' '}
            {reason}
          </div>
        ))}
      </div>
    </Flex>
  );
}

const LINK = { padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' } as const;
