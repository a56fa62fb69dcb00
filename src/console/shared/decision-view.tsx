import { CheckCircleFilled, CloseCircleOutlined, MinusOutlined } from '@ant-design/icons';
import { Card, Descriptions, Table, Tag, Typography, type TableColumnsType } from 'antd';
import type { Decision } from '../api/shapes.js';
import { useTexts } from '../texts/use-texts.js';
import { ArticleTag } from './article-tag.js';
import { DecidedValue } from './data/decided-value.js';
import { useNames } from './use-names.js';

type Row = Decision['rows'][number];

/** One decision record: what went in, which rows matched and which did not and why, what came out. */
export function DecisionView({ decision: { record, rows, tableIsTheSame }, version }: { readonly decision: Decision; readonly version: string }) {
  const { t } = useTexts();
  const names = useNames(version);
  const columns: TableColumnsType<Row> = [
    { title: t('decision.row'), dataIndex: 'row', width: 70 },
    { title: t('decision.verdict'), key: 'verdict', render: (_, row) => <Verdict row={row} /> },
    { title: t('article'), key: 'article', render: (_, { article }) => article !== undefined && <ArticleTag article={article} version={version} /> },
  ];
  return (
    <Card size="small" title={names.table(record.table)} extra={record.articles.map((article) => <ArticleTag key={article} article={article} version={version} />)} style={{ marginBottom: 12 }}>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'inputs', label: t('decision.inputs'), children: <DecidedValue value={record.inputs} version={version} /> },
          { key: 'output', label: t('decision.output'), children: <strong><DecidedValue value={record.output} version={version} /></strong> },
          ...(record.default ? [{ key: 'default', label: '', children: t('decision.default') }] : []),
          ...(tableIsTheSame ? [] : [{ key: 'other', label: '', children: <Tag color="red">{t('decision.other-table')}</Tag> }]),
        ]}
      />
      <Table<Row> size="small" rowKey="row" columns={columns} dataSource={[...rows]} pagination={rows.length > 20 ? { pageSize: 20 } : false} />
    </Card>
  );
}

function Verdict({ row: { verdict, input, cell, value, from, until, problem } }: { readonly row: Row }) {
  const { t } = useTexts();
  switch (verdict) {
    case 'decided':
      return (
        <Typography.Text strong>
          <CheckCircleFilled style={{ color: '#389e0d' }} aria-hidden /> {t('decision.decided')}
        </Typography.Text>
      );
    case 'matched':
      return <span>{t('decision.matched')}</span>;
    case 'not-in-force':
      return <span>{t('decision.not-in-force', { from: from ?? '…', until: until ?? '…' })}</span>;
    case 'refused':
      return (
        <span>
          <CloseCircleOutlined aria-hidden /> {problem ?? t('decision.refused', { input: input ?? '', value: JSON.stringify(value ?? null), cell: cell ?? '' })}
        </span>
      );
    default:
      return (
        <Typography.Text type="secondary">
          <MinusOutlined aria-hidden /> {t('decision.not-evaluated')}
        </Typography.Text>
      );
  }
}
