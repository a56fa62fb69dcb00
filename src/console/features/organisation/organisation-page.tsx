import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { tabIn } from '../../shared/tab-in.js';
import { useTexts } from '../../texts/use-texts.js';
import { DepartmentsTab } from './departments-tab.js';
import { OrganisationImport } from './organisation-import.js';
import { organisationQuery } from './organisation-queries.js';
import { PeopleTab } from './people-tab.js';
import { PostsTab } from './posts-tab.js';
import { VersionsTab } from './versions-tab.js';

const TABS = [{ key: 'people' }, { key: 'departments' }, { key: 'posts' }, { key: 'versions' }] as const;
const TABLES = ['people', 'departments'] as const;

/** Who there is, in which department, with which posts; kept in the database, or read from the rulebook. */
export function OrganisationPage({ me }: { readonly me: Schemas['MeDto'] }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const { data: organisation, error } = useQuery(organisationQuery);
  const administers = me.roles.includes('process-admin');
  return (
    <Page
      title={t('organisation')}
      extra={
        administers && (
          <Flex gap={8} wrap>
            {TABLES.map((table) => (
              <Button key={table} icon={<DownloadOutlined />} href={`/api/v1/organisation/tables/${table}.csv`} download={`${table}.csv`}>
                {t(`organisation.export.${table}`)}
              </Button>
            ))}
            <Button icon={<UploadOutlined />} disabled={!organisation} onClick={() => setImporting(true)}>
              {t('organisation.import')}
            </Button>
          </Flex>
        )
      }
    >
      {error && <Problem error={error} />}
      {!error && !organisation && <Spin />}
      {organisation && (
        <>
          <Alert type="info" showIcon style={{ marginBottom: 12 }} title={organisation.kept ? t('organisation.kept', { number: organisation.number ?? 0 }) : t('organisation.not-kept')} {...(!organisation.kept && { description: t(administers ? 'organisation.not-kept.begin' : 'organisation.not-kept.how') })} />
          <Tabs
            activeKey={tabIn(search, TABS.filter(({ key }) => organisation.kept || key !== 'versions'))}
            onChange={(tab) => setSearch({ tab }, { replace: true })}
            destroyOnHidden
            items={[
              { key: 'people', label: t('organisation.people'), children: <PeopleTab organisation={organisation} administers={administers} /> },
              { key: 'departments', label: t('organisation.departments'), children: <DepartmentsTab organisation={organisation} administers={administers} /> },
              { key: 'posts', label: t('organisation.posts'), children: <PostsTab organisation={organisation} administers={administers} /> },
              ...(organisation.kept ? [{ key: 'versions', label: t('organisation.versions'), children: <VersionsTab /> }] : []),
            ]}
          />
          {importing && <OrganisationImport organisation={organisation} onClose={() => setImporting(false)} />}
        </>
      )}
    </Page>
  );
}
