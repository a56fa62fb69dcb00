import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useTexts } from '../texts/use-texts.js';
import { Problem } from './problem.js';

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface Props<Row> {
  /** Under which the answers are kept. */
  readonly name: readonly unknown[];
  readonly read: (page: { readonly limit: number; readonly after?: string }) => Promise<PageOf<Row>>;
  readonly rowKey: (row: Row) => string;
  readonly columns: TableColumnsType<Row>;
  /** What is said where there is nothing. */
  readonly none: string;
}

const PAGE = 50;

/** A list of the server's, page by page, asked for anew every half minute. */
export function PagedTable<Row extends object>({ name, read, rowKey, columns, none }: Props<Row>) {
  const { t } = useTexts();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['operations', ...name],
    queryFn: ({ pageParam }) => read({ limit: PAGE, ...(pageParam !== null && { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: PageOf<Row>) => next,
    refetchInterval: 30_000,
  });
  if (error) return <Problem error={error} />;
  return (
    <>
      <Table<Row> size="small" loading={isPending} rowKey={rowKey} columns={columns} dataSource={data?.pages.flatMap(({ rows }) => rows) ?? []} scroll={{ x: 'max-content' }} pagination={false} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> }} />
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
