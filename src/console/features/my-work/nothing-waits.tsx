import { useQuery } from '@tanstack/react-query';
import { Empty, Flex } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { TextKey } from '../../texts/text-key.js';
import { useTexts } from '../../texts/use-texts.js';

type Role = Schemas['MeDto']['roles'][number];

/** Where people work who are sent no tasks. */
const ELSEWHERE: Readonly<Partial<Record<Role, { readonly to: string; readonly label: TextKey }>>> = {
  'process-admin': { to: '/rulebook', label: 'rulebook' },
  auditor: { to: '/audit', label: 'audit' },
  operator: { to: '/operations', label: 'operations' },
};

/** That no task waits, and where else there is something to do for whom. */
export function NothingWaits() {
  const { t } = useTexts();
  const { data: me } = useQuery(meQuery);
  const places = me?.roles.flatMap((role) => ELSEWHERE[role] ?? []) ?? [];
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('my-work.none')}>
      {places.length > 0 && (
        <Flex gap={16} wrap justify="center">
          <span>{t('my-work.elsewhere')}</span>
          {places.map(({ to, label }) => (
            <Link key={to} to={to}>
              {t(label)}
            </Link>
          ))}
        </Flex>
      )}
    </Empty>
  );
}
