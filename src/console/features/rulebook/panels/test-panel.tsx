import { Button, Descriptions, Flex, Table, Tag, type TableColumnsType } from 'antd';
import { MarkTag } from '../../../shared/mark-tag.js';
import { useNames } from '../../../shared/use-names.js';
import { useTexts } from '../../../texts/use-texts.js';
import type { Coverage, Position, TestReport } from '../rulebook-queries.js';
import { useDiagnosis } from '../use-diagnosis.js';
import type { TestRun } from '../use-test-run.js';
import { RunTests } from './run-tests.js';

type Result = TestReport['results'][number];

const COVERED = ['states', 'transitions', 'rows', 'articles', 'regulations'] as const;

/** Runs the examples and scenarios of the texts as they are in the editor, and says what they touch. */
export function TestPanel({ run, onGo }: { readonly run: TestRun; readonly onGo: (place: Position) => void }) {
  const { t } = useTexts();
  const names = useNames();
  const diagnosis = useDiagnosis();
  const { report } = run;
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
          {problem !== undefined && <div className="value-text">{diagnosis(problem)}</div>}
        </>
      ),
    },
  ];
  return (
    <Flex vertical gap={12}>
      <RunTests run={run} />
      {report && (
        <>
          <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 4 }} items={COVERED.map((what) => ({ key: what, label: t(`tests.${what}`), children: t('tests.touched', countsOf(report[what])) }))} />
          {COVERED.flatMap((what) => report[what].untouched).map(({ name, at }) => (
            <div key={`${name} ${at.file} ${at.line}`}>
              <MarkTag colour="gold">{t('tests.untouched')}</MarkTag>
              <Button type="link" size="small" onClick={() => onGo(at)}>
                {name} · {at.file}:{at.line}
              </Button>
            </div>
          ))}
          <Table<Result> size="small" rowKey={({ of, title, at }) => `${of} ${title} ${at.line}`} columns={columns} dataSource={[...report.results].sort((one, other) => Number(one.passed) - Number(other.passed))} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} />
        </>
      )}
    </Flex>
  );
}

function countsOf({ touched, waived, of }: Coverage): { touched: number; waived: number; of: number } {
  return { touched, waived, of };
}
