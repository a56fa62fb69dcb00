import { UserSwitchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Collapse, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { peopleQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { AppointDeputy } from './appoint-deputy.js';
import { DeputyList } from './deputy-list.js';

const RULES = ['deputies.rule.seats', 'deputies.rule.duties', 'deputies.rule.chain', 'deputies.rule.posts', 'deputies.rule.record'] as const;

/** Who stands in for me, and for whom I stand in; process admins and auditors see those of others too. */
export function DeputiesPage({ me }: { readonly me: Schemas['MeDto'] }) {
  const { t, say } = useTexts();
  const names = useNames();
  const { data: people = [] } = useQuery(peopleQuery);
  const [search, setSearch] = useSearchParams();
  const [appointing, setAppointing] = useState(false);
  const administers = me.roles.includes('process-admin');
  const seesOthers = administers || me.roles.includes('auditor');
  const person = (seesOthers ? search.get('person') : null) ?? me.id;
  const own = person === me.id;
  const onlyAudits = me.roles.every((role) => role === 'auditor');
  const mayLayDown = (own && !onlyAudits) || administers;
  const name = names.person(person);
  return (
    <Page
      title={t('deputies')}
      extra={
        mayLayDown && (
          <Button type="primary" icon={<UserSwitchOutlined />} onClick={() => setAppointing(true)}>
            {t('deputies.appoint')}
          </Button>
        )
      }
    >
      {seesOthers && (
        <Select
          aria-label={t('deputies.of')}
          value={person}
          style={{ width: 260, maxWidth: '100%', marginBottom: 12 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map((one) => ({ value: one.id, label: one.id === me.id ? t('deputies.mine', { name: say(one.name) }) : say(one.name) }))}
          onChange={(next: string) => setSearch(next === me.id ? {} : { person: next }, { replace: true })}
        />
      )}
      {!own && administers && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('deputies.for-other', { name })} />}
      <DeputyList side="principal" person={person} title={own ? t('deputies.who-for-me') : t('deputies.who-for', { name })} mayEnd={mayLayDown} />
      <DeputyList side="deputy" person={person} title={own ? t('deputies.i-for-whom') : t('deputies.for-whom', { name })} mayEnd={administers} />
      <Collapse
        size="small"
        items={[
          {
            key: 'rules',
            label: t('deputies.rules'),
            children: (
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {RULES.map((rule) => (
                  <li key={rule}>{t(rule)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {appointing && <AppointDeputy principal={person} own={own} onClose={() => setAppointing(false)} />}
    </Page>
  );
}
