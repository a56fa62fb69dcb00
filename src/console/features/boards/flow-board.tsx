import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useSummaries } from '../../shared/data/summary.js';
import type { Period } from '../../shared/period-input.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { BoardCard, type BoardColumn } from './board-card.js';
import { flowQuery, type Flow, type Spread, type Wanted } from './board-queries.js';
import { useDuration } from './use-duration.js';

type WorkflowFlow = Flow['workflows'][number];
type StepFlow = Flow['steps'][number];

interface Bucket {
  readonly bucket: string;
  readonly started: number;
  readonly completed: number;
  readonly cancelled: number;
}

const ENDS = [['started', 'boards.started'], ['completed', 'boards.completed'], ['cancelled', 'boards.cancelled']] as const;
const TIMES = [['median', 'boards.median'], ['ninth', 'boards.ninth'], ['longest', 'boards.longest']] as const;
const CHART_MAX = 15;
const MINUTES_A_DAY = 1440;

/** What was begun and ended in a period, and how long cases and steps took. */
export function FlowBoard({ wanted }: { readonly wanted: Wanted & Period }) {
  const { t } = useTexts();
  const { number } = useMoments();
  const names = useNames();
  const duration = useDuration();
  const { data: flow, error } = useQuery(flowQuery(wanted));
  const summaries = useSummaries((flow?.steps ?? []).map(({ workflow }) => workflow));
  if (error) return <Problem error={error} />;
  if (!flow) return <Spin />;
  const buckets = bucketsIn(flow);
  const count = <Row,>(title: string, of: (row: Row) => number): BoardColumn<Row> => ({ title, cell: (row) => number(of(row)), plain: of });
  const times = <Row extends { readonly took: Spread | null }>(): readonly BoardColumn<Row>[] =>
    TIMES.map(([part, key]) => ({ title: t(key), cell: ({ took }) => (took ? duration(took[part]) : '—'), plain: ({ took }) => took?.[part] ?? null }));
  const steps = flow.steps.toSorted((one, other) => (other.took?.median ?? -1) - (one.took?.median ?? -1));
  const first = steps.slice(0, CHART_MAX);
  const step = ({ workflow, state }: StepFlow): string => summaries.state(workflow, state);
  const days = (minutes: number | undefined): number | null => (minutes === undefined ? null : Math.round((minutes / MINUTES_A_DAY) * 100) / 100);
  return (
    <>
      {flow.workflows.length > 0 && (
        <>
          <BoardCard<Bucket>
            title={t('boards.throughput')}
            chart={{ kind: 'lines', categories: flow.buckets, series: ENDS.map(([what, key]) => ({ name: t(key), values: buckets.map((one) => one[what]) })) }}
            rows={buckets.filter(({ started, completed, cancelled }) => started + completed + cancelled > 0)}
            rowKey={({ bucket }) => bucket}
            columns={[{ title: t('period'), cell: ({ bucket }) => bucket }, count<Bucket>(t('boards.started'), (one) => one.started), count<Bucket>(t('boards.completed'), (one) => one.completed), count<Bucket>(t('boards.cancelled'), (one) => one.cancelled)]}
          />
          <BoardCard<WorkflowFlow>
            title={t('boards.workflows')}
            chart={{ kind: 'bars', lying: true, categories: flow.workflows.map(({ workflow }) => names.workflow(workflow)), series: [{ name: t('boards.completed'), values: flow.workflows.map(({ completed }) => sum(completed)) }] }}
            rows={flow.workflows}
            rowKey={({ workflow }) => workflow}
            columns={[{ title: t('workflow'), cell: ({ workflow }) => names.workflow(workflow) }, count<WorkflowFlow>(t('boards.started'), (one) => sum(one.started)), count<WorkflowFlow>(t('boards.completed'), (one) => sum(one.completed)), count<WorkflowFlow>(t('boards.cancelled'), (one) => sum(one.cancelled)), ...times<WorkflowFlow>()]}
          />
        </>
      )}
      <BoardCard<StepFlow>
        title={t('boards.steps')}
        chart={{ kind: 'bars', lying: true, categories: first.map(step), series: [{ name: t('boards.median'), values: first.map(({ took }) => days(took?.median)) }, { name: t('boards.ninth'), values: first.map(({ took }) => days(took?.ninth)) }] }}
        rows={steps}
        rowKey={({ workflow, state }) => `${workflow} ${state}`}
        columns={[{ title: t('boards.step'), cell: step }, { title: t('workflow'), cell: ({ workflow }) => names.workflow(workflow) }, count<StepFlow>(t('boards.done'), (one) => one.done), count<StepFlow>(t('boards.left'), (one) => one.left), ...times<StepFlow>()]}
      />
    </>
  );
}

function bucketsIn({ buckets, workflows }: Flow): readonly Bucket[] {
  const all = (what: 'started' | 'completed' | 'cancelled', at: number): number => sum(workflows.map((one) => one[what][at] ?? 0));
  return buckets.map((bucket, at) => ({ bucket, started: all('started', at), completed: all('completed', at), cancelled: all('cancelled', at) }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
