import { Select, Table, Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useSummaries } from '../../shared/data/summary.js';
import { useProblemTitle, useTelling } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import type { HandedCase, HandedSeat, HandOverReport, Wanted } from './use-hand-over.js';

type Row = HandedSeat & Pick<HandedCase, 'case' | 'workflow'>;

interface Props {
  readonly report: HandOverReport;
  readonly people: { readonly value: string; readonly label: string }[];
  /** Gives one task to somebody else; absent once it has been done. */
  readonly onChange?: (task: Wanted['tasks'][number]) => void;
}

const COLOURS: Readonly<Record<string, string>> = { possible: 'processing', done: 'success', refused: 'red' };

/** Each place that is the person's alone: how it came to that, who gets it, and where that is refused, why. */
export function HandOverTable({ report, people, onChange }: Props) {
  const { t } = useTexts();
  const names = useNames();
  const title = useProblemTitle();
  const tell = useTelling();
  const summaries = useSummaries(report.rows.map(({ workflow }) => workflow));
  const rows = report.rows.flatMap(({ case: id, workflow, seats }) => seats.map((seat): Row => ({ ...seat, case: id, workflow })));
  const columns: TableColumnsType<Row> = [
    {
      title: t('task'),
      key: 'task',
      render: (_, row) => (
        <Link to={`/cases/${encodeURIComponent(row.case)}`} className="value-text">
          {names.workflow(row.workflow)} · {summaries.state(row.workflow, row.state)}
        </Link>
      ),
    },
    { title: t('hand-over.how-held'), key: 'how', responsive: ['sm'], render: (_, { how }) => t(`hand-over.held.${how}`) },
    {
      title: t('hand-over.to'),
      key: 'to',
      render: (_, row) =>
        onChange ? (
          <Select aria-label={t('hand-over.to')} size="small" style={{ minWidth: 120 }} {...(row.to !== null && { defaultValue: row.to })} showSearch={{ optionFilterProp: 'label' }} options={people} onChange={(to: string) => onChange({ case: row.case, task: row.task, to })} />
        ) : (
          names.person(row.to ?? '')
        ),
    },
    {
      title: t('hand-over.result'),
      key: 'result',
      render: (_, { result, refused }) => (
        <>
          <Tag color={COLOURS[result] ?? 'default'}>{t(`hand-over.result.${result}`)}</Tag>
          {refused && 'code' in refused && (
            <div className="value-text">
              {title(String(refused.code))} {'message' in refused && tell(String(refused.message))}
            </div>
          )}
        </>
      ),
    },
  ];
  return <Table<Row> size="small" rowKey={(row) => `${row.case} ${row.task} ${row.seat} ${row.to ?? ''}`} columns={columns} dataSource={rows} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} />;
}
