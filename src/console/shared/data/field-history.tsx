import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Select, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Field, Json } from '../../api/shapes.js';
import { ArticleTag } from '../article-tag.js';
import { useValueText } from './value-view.js';
import { Problem } from '../problem.js';
import { useNames } from '../use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Change = Schemas['FieldChangeDto'];

/** Who has changed which field, when, from what to what, and why; the newest first. */
export function FieldHistory({ id, fields, version }: { readonly id: string; readonly fields: readonly Field[]; readonly version: string }) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const text = useValueText(version);
  const [field, setField] = useState<string>();
  const { data, error, isPending } = useQuery({
    queryKey: ['case', id, 'fields', field ?? ''],
    queryFn: () => answer(client.GET('/api/v1/cases/{id}/fields', { params: { path: { id }, query: field === undefined ? {} : { field } } })),
  });
  const known = new Map(fields.map((one) => [one.id, one]));
  const value = (name: string, one: unknown): string => text(one as Json, known.get(name)?.schema);
  const columns: TableColumnsType<Change> = [
    { title: t('records.when'), key: 'at', render: (_, { at }) => moment(at) },
    { title: t('records.field'), key: 'field', render: (_, change) => say(known.get(change.field)?.title) || change.field },
    {
      title: t('records.change-of'),
      key: 'change',
      render: (_, change) => (
        <span className="value-text">
          <Typography.Text type="secondary">{value(change.field, change.from)}</Typography.Text> → {value(change.field, change.to)}
        </span>
      ),
    },
    { title: t('records.by'), key: 'by', render: (_, { by, onBehalfOf }) => (onBehalfOf === undefined ? names.person(by) : t('deputies.by-for', { name: names.person(by), principal: names.person(onBehalfOf) })) },
    {
      title: t('records.why'),
      key: 'why',
      render: (_, { reason, article, case: other }) => (
        <>
          <span className="value-text">{reason}</span> {article !== undefined && <ArticleTag article={article} version={version} />} {other !== undefined && <Link to={`/cases/${encodeURIComponent(other)}`}>{t('case.open')}</Link>}
        </>
      ),
    },
  ];
  return (
    <Card size="small" title={t('records.history')} extra={<Select allowClear value={field ?? null} placeholder={t('records.all-fields')} aria-label={t('records.field')} style={{ minWidth: 140 }} options={fields.map((one) => ({ value: one.id, label: say(one.title) || one.id }))} onChange={(next: string | null | undefined) => setField(next ?? undefined)} />}>
      {error ? (
        <Problem error={error} />
      ) : (
        <Table<Change> size="small" loading={isPending} rowKey={(change) => `${change.revision} ${change.field}`} columns={columns} dataSource={data?.changes ?? []} scroll={{ x: 'max-content' }} pagination={(data?.changes.length ?? 0) > 20 ? { pageSize: 20, showSizeChanger: false } : false} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('records.history.none')} /> }} />
      )}
      {data?.more === true && <Typography.Text type="secondary">{t('records.history.more')}</Typography.Text>}
    </Card>
  );
}
