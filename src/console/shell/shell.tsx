import { KeyOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Flex, Grid, Layout, Typography } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { answer, client, type Schemas } from '../api/client.js';
import type { Settings } from '../shared/settings.js';
import { SettingsSwitch } from '../shared/settings-switch.js';
import { useNames } from '../shared/use-names.js';
import { useTexts } from '../texts/use-texts.js';
import { FailureBoundary } from './failure-boundary.js';
import { NoticeBell } from './notice-bell.js';
import { Places } from './places.js';
import { useLiveUpdates } from './use-live-updates.js';

interface Props {
  readonly me: Schemas['MeDto'];
  readonly settings: Settings;
}

/** What stands around every page: where one can go, who one is, and the news from the server. */
export function Shell({ me, settings }: Props) {
  const { t, language } = useTexts();
  const { key } = useLocation();
  const wide = Grid.useBreakpoint().md !== false;
  const [open, setOpen] = useState(false);
  useLiveUpdates();
  const menu = <Places me={me} onGo={() => setOpen(false)} />;
  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="visually-hidden skip-link" href="#page">
        {t('shell.skip')}
      </a>
      <Layout.Header style={{ padding: '0 16px', height: 52, lineHeight: 'normal', borderBottom: '1px solid rgba(128,128,128,0.25)' }}>
        <Flex align="center" justify="space-between" style={{ height: '100%' }}>
          <Flex align="center" gap={8}>
            {!wide && <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={() => setOpen(true)} />}
            <Typography.Text strong style={{ fontSize: 17 }}>
              Bylaw
            </Typography.Text>
          </Flex>
          <Flex align="center" gap={4}>
            <NoticeBell />
            <SettingsSwitch settings={settings} />
            <Person me={me} wide={wide} />
          </Flex>
        </Flex>
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider width={188}>
            <nav aria-label={t('shell.menu')}>{menu}</nav>
          </Layout.Sider>
        ) : (
          <Drawer open={open} placement="left" size={260} title="Bylaw" onClose={() => setOpen(false)} styles={{ body: { padding: 0 } }}>
            {menu}
          </Drawer>
        )}
        <Layout.Content id="page" role="main" tabIndex={-1} style={{ padding: wide ? 24 : 12, minWidth: 0, outline: 'none' }}>
          <div className="room">
            <FailureBoundary languages={[language]} place={key}>
              <Suspense>
                <Outlet />
              </Suspense>
            </FailureBoundary>
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function Person({ me, wide }: { readonly me: Props['me']; readonly wide: boolean }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const names = useNames();
  const signOut = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/sign-out')),
    onSettled: () => {
      sessionStorage.clear();
      queries.clear();
      location.assign('/sign-in');
    },
  });
  return (
    <>
      {wide && (
        <Typography.Text type="secondary">
          <bdi>{me.name}</bdi> · {me.posts.map(names.post).join(t('list.comma')) || me.roles.map((role) => t(`role.${role}`)).join(t('list.comma'))}
        </Typography.Text>
      )}
      <Button type="text" icon={<KeyOutlined />} aria-label={t('password')} title={t('password')} onClick={() => void navigate('/password')} />
      <Button type="text" icon={<LogoutOutlined />} aria-label={t('sign-out')} title={t('sign-out')} onClick={() => signOut.mutate()} />
    </>
  );
}
