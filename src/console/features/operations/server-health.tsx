import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Typography } from 'antd';
import { clockQuery } from '../../api/queries.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

/** What `/health/live` and `/health/ready` say together; they stand outside the API and answer everybody. */
interface Health {
  readonly version: string;
  readonly database?: string;
  /** Why it does not take work, or what else is not as it should be. */
  readonly trouble?: string;
  readonly ready: boolean;
}

/** Whether the server and its database do their work. */
export function ServerHealth() {
  const { t } = useTexts();
  const { moment } = useMoments();
  const { data: health, error } = useQuery({ queryKey: ['operations', 'health'], queryFn: readHealth, refetchInterval: 15_000, retry: false });
  const { data: clock } = useQuery(clockQuery);
  const ready = health?.ready === true;
  return (
    <Card size="small" title={t('operations.health')} style={{ marginBottom: 8 }}>
      {(health || error) && (
        <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
          {ready ? <CheckCircleFilled style={{ color: '#389e0d' }} aria-hidden /> : <CloseCircleFilled style={{ color: '#cf1322' }} aria-hidden />}
          <Typography.Text strong>{t(ready ? 'operations.health.ready' : 'operations.health.not-ready')}</Typography.Text>
        </Flex>
      )}
      {health?.trouble !== undefined && <Alert type={ready ? 'warning' : 'error'} showIcon title={<span className="value-text">{health.trouble}</span>} style={{ marginBottom: 8 }} />}
      {health && (
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2, md: 4 }}
          items={[
            { key: 'version', label: t('operations.health.version'), children: health.version },
            ...(health.database === undefined ? [] : [{ key: 'database', label: t('operations.health.database'), children: health.database }]),
            ...(clock ? [{ key: 'clock', label: t('operations.health.clock'), children: moment(clock.now) }, { key: 'zone', label: t('operations.health.zone'), children: clock.timeZone }] : []),
          ]}
        />
      )}
    </Card>
  );
}

async function readHealth(): Promise<Health> {
  const [live, ready] = await Promise.all(['/health/live', '/health/ready'].map((path) => fetch(path)));
  const { version = '' } = (await live?.json()) as { readonly version?: string };
  const found = (await ready?.json()) as { readonly database?: string; readonly trouble?: string; readonly detail?: string };
  const trouble = found.trouble ?? found.detail;
  return { version, ready: ready?.ok === true, ...(found.database !== undefined && { database: found.database }), ...(trouble !== undefined && { trouble }) };
}
