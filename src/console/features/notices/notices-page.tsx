import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Segmented, Spin } from 'antd';
import { useSearchParams } from 'react-router';
import { answer, client } from '../../api/client.js';
import { unreadQuery } from '../../api/queries.js';
import type { JsonObject } from '../../api/shapes.js';
import { useSummaries } from '../../shared/data/summary.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { NoticeLine } from './notice-line.js';
import { useMarkRead } from './use-mark-read.js';

const PAGE = 30;

/** What I have been told, newest first, each with its case; what is unread stands out. */
export function NoticesPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const shown = search.get('show') === 'unread' ? 'unread' : 'all';
  const { data: { unread } = { unread: 0 } } = useQuery(unreadQuery);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['notices', 'list', shown],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/notices', { params: { query: { limit: PAGE, withData: true, ...(shown === 'unread' && { unread: true }), ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const notices = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const summaries = useSummaries(notices.flatMap(({ workflow }) => workflow ?? []));
  const mark = useMarkRead();
  const [newest] = notices;
  const failed = mark.one.error ?? mark.upTo.error;
  return (
    <Page
      title={t('notices')}
      extra={
        <Button disabled={unread === 0 || !newest} loading={mark.upTo.isPending} onClick={() => newest && mark.upTo.mutate(newest.id)}>
          {t('notices.read-all')}
        </Button>
      }
    >
      <Segmented
        aria-label={t('notices.which')}
        value={shown}
        options={[
          { value: 'all', label: t('notices.all') },
          { value: 'unread', label: t('notices.only-unread', { count: unread }) },
        ]}
        onChange={(next) => setSearch(next === 'unread' ? { show: next } : {}, { replace: true })}
        style={{ marginBottom: 12 }}
      />
      {error && <Problem error={error} />}
      {failed && <Problem error={failed} />}
      {isPending && <Spin />}
      {data && notices.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(shown === 'unread' ? 'notices.none-unread' : 'notices.none')} />}
      {notices.length > 0 && (
        <Flex vertical role="list">
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} about={notice.workflow === undefined ? '' : summaries.of(notice.workflow, notice.data as JsonObject | undefined)} onRead={() => mark.one.mutate(notice.id)} />
          ))}
        </Flex>
      )}
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  );
}
