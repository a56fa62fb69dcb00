import { useMutation } from '@tanstack/react-query';
import { Button, Descriptions, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { answer, client } from '../../../api/client.js';
import { Problem } from '../../../shared/problem.js';
import { useNames } from '../../../shared/use-names.js';
import { useTexts } from '../../../texts/use-texts.js';
import type { Coverage, Files, Position, TestReport } from '../rulebook-queries.js';

type Result = TestReport['results'][number];

const COVERED = ['states', 'transitions', 'rows', 'articles', 'regulations'] as const;

/** Runs the examples and scenarios of the texts as they are in the editor, and says what they touch. */
export function TestPanel({ files, onGo }: { readonly files: Files; readonly onGo: (place: Position) => void }) {
  const { t } = useTexts();
  const names = useNames();
  const run = useMutation({ mutationFn: async () => (await answer(client.POST('/api/v1/rulebook/draft/test', { body: { files } }))) as unknown as TestReport });
  const columns: TableColumnsType<Result> = [
    { title: t('tests.result'), key: 'result', width: 110, render: (_, { passed }) => (passed ? t('tests.passed') : <Tag color="red">{t('tests.failed')}</Tag>) },
    { title: t('tests.of'), key: 'of', render: (_, { kind, of }) => `${t(kind === 'example' ? 'tests.example' : 'tests.scenario')} · ${kind === 'example' ? names.table(of) : names.workflow(of)}` },
    {
      title: t('tests.title'),
      key: 'title',
      render: (_, { title, problem, at }) => (
        <>
          <Button type="link" size="small" style={{ padding: 0, whiteSpace: 'normal', height: 'auto', textAlign: 'start' }} onClick={() => onGo(at)}>
            {title}
          </Button>
          {problem !== undefined && <div className="value-text">{problem}</div>}
        </>
      ),
    },
  ];
  return (
    <Flex vertical gap={12}>
      <div>
        <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
          {t('tests.run')}
        </Button>{' '}
        {run.data && (
          <Typography.Text strong role="status">
            {t('tests.summary', { passed: run.data.passed, failed: run.data.failed })}
          </Typography.Text>
        )}
      </div>
      {run.error && <Problem error={run.error} />}
      {run.data && (
        <>
          <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 4 }} items={COVERED.map((what) => ({ key: what, label: t(`tests.${what}`), children: t('tests.touched', countsOf(run.data[what])) }))} />
          {COVERED.flatMap((what) => run.data[what].untouched).map(({ name, at }) => (
            <div key={`${name} ${at.file} ${at.line}`}>
              <Tag color="gold">{t('tests.untouched')}</Tag>
              <Button type="link" size="small" onClick={() => onGo(at)}>
                {name} · {at.file}:{at.line}
              </Button>
            </div>
          ))}
          <Table<Result> size="small" rowKey={({ of, title, at }) => `${of} ${title} ${at.line}`} columns={columns} dataSource={[...run.data.results].sort((one, other) => Number(one.passed) - Number(other.passed))} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} />
        </>
      )}
    </Flex>
  );
}

function countsOf({ touched, waived, of }: Coverage): { touched: number; waived: number; of: number } {
  return { touched, waived, of };
}
