import { useQuery } from '@tanstack/react-query';
import { Card, List } from 'antd';
import { Link } from 'react-router';
import { answer, client } from '../../api/client.js';
import { StatusTag } from '../../shared/status-tag.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

const MOST = 50;

/** The newest cases that have looked the record up, as far as one may see them. */
export function UsedBy({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const { data, isPending } = useQuery({ queryKey: ['used-by', id], queryFn: () => answer(client.GET('/api/v1/cases', { params: { query: { record: id, limit: MOST } } })) });
  return (
    <Card size="small" title={t('records.used-by')} style={{ marginTop: 16 }}>
      <List
        size="small"
        loading={isPending}
        locale={{ emptyText: t('records.used-by.none') }}
        dataSource={data?.rows ?? []}
        rowKey="id"
        renderItem={(row) => (
          <List.Item extra={<StatusTag status={row.status} />}>
            <Link to={`/cases/${encodeURIComponent(row.id)}`}>{names.workflow(row.workflow)}</Link> · {names.person(row.startedBy)} · {moment(row.startedAt)}
          </List.Item>
        )}
      />
    </Card>
  );
}
