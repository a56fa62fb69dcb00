import { useQuery } from '@tanstack/react-query';
import { Alert, Empty, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { problemOf } from '../../../api/api-problem.js';
import { Problem } from '../../../shared/problem.js';
import { useTexts } from '../../../texts/use-texts.js';
import { draftWorkflowQuery, type Files } from '../rulebook-queries.js';

const Statechart = lazy(async () => ({ default: (await import('../../../shared/diagram/statechart.js')).Statechart }));

/** The workflow of the text in the editor, with the state under the cursor marked. */
export function ChartPanel({ files, path, state }: { readonly files: Files; readonly path: string; readonly state: string | undefined }) {
  const { t } = useTexts();
  const id = /^workflow:[ \t]*(\S+)/m.exec(files[path] ?? '')?.[1];
  const { data: workflow, error, isPending } = useQuery({ ...draftWorkflowQuery(id ?? '', files), enabled: id !== undefined });
  if (id === undefined) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('chart.none')} />;
  if (isPending) return <Spin />;
  if (!workflow) return problemOf(error).code === 'rulebook-faulty' ? <Alert type="info" showIcon title={t('chart.faulty')} /> : <Problem error={error} />;
  return (
    <Suspense fallback={<Spin />}>
      <Statechart states={workflow.states} marked={state} />
    </Suspense>
  );
}
