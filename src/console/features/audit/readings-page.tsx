import { useQuery } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';
import { registersQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { PagedTable } from '../../shared/paged-table.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

type Reading = Schemas['RegisterReadingDto'];

/** Who has read registers whose reading the regulation wants to be known, the newest first. */
export function ReadingsPage() {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const { data: registers = [] } = useQuery(registersQuery);
  const titleOf = (id: string): string => say(registers.find((one) => one.id === id)?.title) || id;
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
          { title: t('readings.as'), key: 'as', render: (_, { asked }) => (typeof asked['as'] === 'string' ? asked['as'] : t('readings.on-screen')) },
        ]}
      />
    </Page>
  );
}
