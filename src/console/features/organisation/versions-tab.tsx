import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, Tag, type TableColumnsType } from 'antd';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { versionsQuery, type OrganisationVersion } from './organisation-queries.js';
import { useHoldings } from './use-holdings.js';

/** What was changed, by whom, when and why; the newest first. */
export function VersionsTab() {
  const { t } = useTexts();
  const { moment } = useMoments();
  const names = useNames();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(versionsQuery);
  if (error) return <Problem error={error} />;
  const columns: TableColumnsType<OrganisationVersion> = [
    { title: t('organisation.version'), key: 'number', width: 70, render: (_, { number }) => number },
    { title: t('organisation.when'), key: 'at', render: (_, { at }) => moment(at) },
    { title: t('organisation.who'), key: 'by', render: (_, { by }) => <span className="value-text">{names.person(by)}</span> },
    { title: t('organisation.reason'), key: 'reason', render: (_, { reason }) => <span className="value-text">{reason}</span> },
    { title: t('organisation.changes'), key: 'changes', align: 'right', responsive: ['sm'], render: (_, { change }) => Object.keys(change.people).length + Object.keys(change.departments).length },
  ];
  return (
    <>
      <Table<OrganisationVersion>
        size="small"
        loading={isPending}
        rowKey="number"
        columns={columns}
        dataSource={data?.pages.flat() ?? []}
        pagination={false}
        expandable={{ expandedRowRender: ({ change }) => <Changes change={change} /> }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('organisation.versions.none')} /> }}
      />
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

/** What became of each person and department that a version is about. */
function Changes({ change: { departments, people } }: Pick<OrganisationVersion, 'change'>) {
  const { t, say } = useTexts();
  const names = useNames();
  const holdings = useHoldings();
  const removed = <Tag color="red">{t('organisation.removed')}</Tag>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {Object.entries(departments).map(([id, one]) => (
        <li key={`department ${id}`} className="value-text">
          {t('organisation.department')} {one ? `${say(one.title)} (${id})` : id} {one?.head !== undefined && `${t('organisation.head')}${t('list.colon')}${names.post(one.head)}`} {!one && removed}
        </li>
      ))}
      {Object.entries(people).map(([id, one]) => (
        <li key={`person ${id}`} className="value-text">
          {one ? `${say(one.name)} (${id})` : id} {[...(one?.department === undefined ? [] : [names.department(one.department)]), ...(one?.posts.map(holdings.whole) ?? [])].join(t('list.semicolon'))} {one?.active === false && <Tag>{t('organisation.inactive')}</Tag>} {!one && removed}
        </li>
      ))}
    </ul>
  );
}
