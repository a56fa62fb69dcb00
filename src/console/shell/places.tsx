import { ApartmentOutlined, AuditOutlined, BarChartOutlined, BellOutlined, CalendarOutlined, ClockCircleOutlined, ControlOutlined, CopyOutlined, DatabaseOutlined, FileSearchOutlined, FolderOpenOutlined, PlusCircleOutlined, ReadOutlined, SwapOutlined, TableOutlined, WalletOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Menu } from 'antd';
import type { ReactElement } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Schemas } from '../api/client.js';
import { calendarsQuery, recordsQuery, registersQuery, schedulesQuery } from '../api/queries.js';
import type { TextKey } from '../texts/text-key.js';
import { useTexts } from '../texts/use-texts.js';
import { mayGo } from './audience.js';

type Me = Schemas['MeDto'];

interface Place {
  readonly key: string;
  readonly icon: ReactElement;
  readonly label: TextKey;
  /** Whether there is something; absent where there always is. */
  readonly shown?: boolean;
}

interface Props {
  readonly me: Me;
  readonly onGo: () => void;
}

/** Where one can go: nothing that one could not use. */
export function Places({ me, onGo }: Props) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const groups = useGroups().map(({ title, places }) => ({ title, places: places.filter(({ key, shown = true }) => shown && mayGo(me, key)) }));
  const keys = groups.flatMap(({ places }) => places.map(({ key }) => key));
  const place = /^\/cases\/[^/]+\/tasks\//.test(pathname) ? '/' : pathname;
  return (
    <Menu
      mode="inline"
      className="places"
      style={{ borderInlineEnd: 0 }}
      selectedKeys={keys.filter((key) => place === key || (key !== '/' && place.startsWith(`${key}/`)))}
      items={groups.filter(({ places }) => places.length > 0).map(({ title, places }) => ({ type: 'group' as const, key: title, label: t(title), children: places.map(({ key, icon, label }) => ({ key, icon, label: t(label) })) }))}
      onClick={({ key }) => {
        onGo();
        void navigate(key);
      }}
    />
  );
}

function useGroups(): readonly { readonly title: TextKey; readonly places: readonly Place[] }[] {
  const { data: registers = [] } = useQuery(registersQuery);
  const { data: records = [] } = useQuery(recordsQuery);
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const { data: schedules = [] } = useQuery(schedulesQuery);
  return [
    {
      title: 'shell.mine',
      places: [
        { key: '/', icon: <AuditOutlined />, label: 'my-work' },
        { key: '/start', icon: <PlusCircleOutlined />, label: 'start' },
        { key: '/notices', icon: <BellOutlined />, label: 'notices' },
        { key: '/copies', icon: <CopyOutlined />, label: 'copies' },
        { key: '/deputies', icon: <SwapOutlined />, label: 'deputies' },
        { key: '/ledger', icon: <WalletOutlined />, label: 'ledger' },
      ],
    },
    {
      title: 'shell.company',
      places: [
        { key: '/cases', icon: <FolderOpenOutlined />, label: 'cases' },
        { key: '/registers', icon: <TableOutlined />, label: 'registers', shown: registers.length > 0 },
        { key: '/records', icon: <DatabaseOutlined />, label: 'records', shown: records.length > 0 },
        { key: '/rulebook', icon: <ReadOutlined />, label: 'rulebook' },
        { key: '/calendars', icon: <CalendarOutlined />, label: 'calendars', shown: calendars.length > 0 },
        { key: '/schedules', icon: <ClockCircleOutlined />, label: 'schedules', shown: schedules.length > 0 },
      ],
    },
    {
      title: 'shell.oversight',
      places: [
        { key: '/boards', icon: <BarChartOutlined />, label: 'boards' },
        { key: '/organisation', icon: <ApartmentOutlined />, label: 'organisation' },
        { key: '/audit', icon: <FileSearchOutlined />, label: 'audit' },
        { key: '/operations', icon: <ControlOutlined />, label: 'operations' },
      ],
    },
  ];
}
