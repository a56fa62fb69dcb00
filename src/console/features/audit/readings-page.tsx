import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { recordsQuery, registersQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

/** So many of a list are named; the end of an id tells records apart. */
const CASES_MAX = 5;
const ID_SHOWN = 8;

type Reading = Schemas['RegisterReadingDto'];

/** Who has read registers whose reading the regulation wants to be known, the newest first. */
export function ReadingsPage() {
  const { t, say, has } = useTexts();
  const wayText = (way: string): string => {
    const key = `readings.way.${way}`;
    return has(key) ? t(key) : way;
  };
  const { moment } = useMoments();
  const names = useNames();
  const { data: registers = [] } = useQuery(registersQuery);
  const { data: records = [] } = useQuery(recordsQuery);
  const titleOf = (id: string): string => say([...registers, ...records].find((one) => one.id === id)?.title) || id;
  const wayOf = ({ asked }: Reading): string => (Array.isArray(asked['cases']) ? wayText(String(asked['as'])) : typeof asked['as'] === 'string' ? asked['as'] : t('readings.on-screen'));
  return (
    <Page title={t('readings')}>
      <PagedTable<Reading>
        name={['readings']}
        read={(page) => answer(client.GET('/api/v1/registers/readings', { params: { query: page } }))}
        rowKey={({ id }) => id}
        none={t('readings.none')}
        columns={[
          { title: t('readings.at'), key: 'at', render: (_, { at }) => moment(at) },
          { title: t('readings.person'), key: 'person', render: (_, { person }) => names.person(person) },
          { title: t('readings.register'), key: 'register', render: (_, { register }) => titleOf(register) },
          { title: t('readings.rows'), dataIndex: 'rows', align: 'right' },
          { title: t('readings.cases'), key: 'cases', render: (_, { asked, register }) => <CasesRead asked={asked} register={register} /> },
          { title: t('readings.as'), key: 'as', render: (_, reading) => wayOf(reading) },
        ]}
      />
    </Page>
  );
}

/** The first of the records that somebody was given. */
function CasesRead({ asked, register }: Pick<Reading, 'asked' | 'register'>) {
  const cases = Array.isArray(asked['cases']) ? asked['cases'].map(String) : [];
  return (
    <Flex gap={8} wrap>
      {cases.slice(0, CASES_MAX).map((id) => (
        <Link key={id} to={`/records/${encodeURIComponent(register)}/${encodeURIComponent(id)}`}>
          {id.slice(-ID_SHOWN)}
        </Link>
      ))}
      {cases.length > CASES_MAX && '…'}
    </Flex>
  );
}
