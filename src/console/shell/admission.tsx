import { Alert } from 'antd';
import { Outlet, useLocation } from 'react-router';
import type { Schemas } from '../api/client.js';
import { Page } from '../shared/page.js';
import { useTexts } from '../texts/use-texts.js';
import { audienceOf, mayGo, type Audience } from './audience.js';

/** The page of the address, or to whom it is not for, whom it is for. */
export function Admission({ me }: { readonly me: Schemas['MeDto'] }) {
  const { pathname } = useLocation();
  const audience = audienceOf(pathname);
  return !audience || mayGo(me, pathname) ? <Outlet /> : <ForOthers audience={audience} me={me} />;
}

function ForOthers({ audience, me }: { readonly audience: Audience; readonly me: Schemas['MeDto'] }) {
  const { t } = useTexts();
  const named = (roles: readonly Schemas['MeDto']['roles'][number][]): readonly string[] => roles.map((role) => t(`role.${role}`));
  const whom = [...(audience.heads ? [t('role.head')] : []), ...named(audience.roles)].join(t('list.comma'));
  return (
    <Page title={t(audience.title)}>
      <Alert type="info" showIcon title={t('admission.not-for-you')} description={t('admission.whom', { page: t(audience.title), whom, roles: named(me.roles).join(t('list.comma')) || t('admission.none') })} />
    </Page>
  );
}
