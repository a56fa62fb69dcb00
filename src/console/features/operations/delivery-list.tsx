import { RedoOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { answer, client, type Schemas } from '../../api/client.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useNames } from '../../shared/use-names.js';
import { useRetry } from '../../shared/use-retry.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Delivery = Schemas['DeliveryDto'];
type State = Delivery['state'];

const STATES = { waiting: 'operations.delivery.waiting', sent: 'operations.delivery.sent', failed: 'operations.delivery.failed', skipped: 'operations.delivery.skipped' } as const;
const COLOURS = { waiting: 'processing', sent: 'success', failed: 'red', skipped: 'default' } as const;

/** Notices on their way outside the inbox, the newest first. */
export function DeliveryList() {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const [state, setState] = useState<State>();
  const retry = useRetry(({ id }: Delivery) => answer(client.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } } })));
  return (
    <>
      <Select<State | null> allowClear value={state ?? null} placeholder={t('operations.delivery.any')} aria-label={t('operations.delivery.state')} style={{ minWidth: 150, marginBottom: 12 }} options={Object.entries(STATES).map(([value, key]) => ({ value: value as State, label: t(key) }))} onChange={(next?: State | null) => setState(next ?? undefined)} />
      <PagedTable<Delivery>
        name={['deliveries', state ?? '']}
        read={(page) => answer(client.GET('/api/v1/deliveries', { params: { query: { ...page, ...(state !== undefined && { state }) } } }))}
        rowKey={({ id }) => id}
        none={t('operations.deliveries.none')}
        columns={[
          { title: t('operations.delivery.to'), key: 'to', render: (_, { person, address }) => <span className="value-text">{[names.person(person), address].filter((part) => part !== '').join(' · ')}</span> },
          { title: t('operations.delivery.by'), dataIndex: 'channel' },
          { title: t('operations.delivery.state'), key: 'state', render: (_, delivery) => <Tag color={COLOURS[delivery.state]}>{t(STATES[delivery.state])}</Tag> },
          { title: t('operations.last'), key: 'at', render: (_, { sentAt, runAt }) => moment(sentAt ?? runAt) },
          { title: t('operations.attempts'), dataIndex: 'attempts', align: 'right' },
          { title: t('operations.error'), key: 'error', render: (_, { error }) => <div className="value-text" style={{ maxWidth: 360 }}>{error ?? '—'}</div> },
          {
            title: t('operations.retry'),
            key: 'retry',
            render: (_, delivery) =>
              (delivery.state === 'failed' || delivery.state === 'skipped') && (
                <Button size="small" icon={<RedoOutlined />} loading={retry.isPending && retry.variables === delivery} onClick={() => retry.mutate(delivery)}>
                  {t('operations.retry')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
