import { FileExcelOutlined, FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Spin, Statistic, Tabs, Tag, Typography } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { ArticleTag } from '../../shared/article-tag.js';
import { Page } from '../../shared/page.js';
import { PeriodInput, type Period } from '../../shared/period-input.js';
import { Problem } from '../../shared/problem.js';
import { tabIn } from '../../shared/tab-in.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { PrintButton } from './print-button.js';
import { RegisterFilters } from './register-filters.js';
import { RegisterGroups } from './register-groups.js';
import { RegisterPivot } from './register-pivot.js';
import { addressPart, askedIn, registerQuery, type Asked, type ReadRegister } from './register-queries.js';
import { RegisterRows } from './register-rows.js';
import { useRegisterWords } from './use-register-words.js';

const PAGE = 100;

/** One register: its rows, groups and pivot for what is asked, which stands in the address. */
export function RegisterPage() {
  const { register: id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = askedIn(search);
  const at = Math.max(1, Number(search.get('page') ?? 1) || 1);
  const { data: read, error, isFetching } = useQuery(registerQuery(id, asked, { offset: (at - 1) * PAGE, limit: PAGE }));
  const put = (name: string, values: readonly string[]): void => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (name !== 'tab' && name !== 'page') next.delete('page');
        next.delete(name);
        for (const value of values) next.append(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const ask = (next: Asked): void => {
    const tab = search.get('tab');
    setSearch(`${addressPart(next)}${tab === null ? '' : `&tab=${tab}`}`, { replace: true });
  };
  if (error) return <Problem error={error} />;
  if (!read) return <Spin />;
  return <Shown read={read} asked={asked} at={at} busy={isFetching} tab={tabIn(search, [{ key: 'rows' }, { key: 'groups' }, ...(read.pivot ? [{ key: 'pivot' }] : [])])} put={put} ask={ask} />;
}

interface ShownProps {
  readonly read: ReadRegister;
  readonly asked: Asked;
  readonly at: number;
  readonly busy: boolean;
  readonly tab: string;
  readonly put: (name: string, values: readonly string[]) => void;
  readonly ask: (asked: Asked) => void;
}

function Shown({ read, asked, at, busy, tab, put, ask }: ShownProps) {
  const { t, say, language } = useTexts();
  const { moment } = useMoments();
  const { register, totals, faults } = read;
  const words = useRegisterWords(register);
  const file = (format: string): string => `/api/v1/registers/${encodeURIComponent(register.id)}/export?${addressPart(asked)}&format=${format}&language=${language}`;
  return (
    <Page
      title={say(register.title)}
      extra={
        <Flex gap={8} wrap>
          <Button icon={<FileExcelOutlined />} href={file('xlsx')} download={`${register.id}.xlsx`}>
            Excel
          </Button>
          <Button icon={<FileTextOutlined />} href={file('csv')} download={`${register.id}.csv`}>
            CSV
          </Button>
          <PrintButton read={read} asked={asked} />
        </Flex>
      }
    >
      <Typography.Paragraph>
        {register.article !== null && <ArticleTag article={register.article} long />} {register.logged && <Tag>{t('register.logged')}</Tag>} <Typography.Text type="secondary">{t('register.at', { at: moment(read.at) })}</Typography.Text>
      </Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        {register.dated && <PeriodInput open value={periodIn(asked)} onChange={(period) => ask({ ...withoutPeriod(asked), ...period })} />}
        <RegisterFilters register={register} where={asked.where} onChange={(where) => put('where', where)} />
      </Flex>
      {faults.length > 0 && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('register.faults', { count: faults.length })} description={faults.slice(0, 5).map(({ case: id, item, column, message }) => <div key={`${id} ${item} ${column}`} className="value-text">{`${column === null ? '' : `${words.key(column)}: `}${message}`}</div>)} />
      )}
      <Flex gap={24} wrap style={{ marginBottom: 8 }}>
        {[...(totals['rows'] === undefined ? [['rows', read.count] as const] : []), ...Object.entries(totals)].map(([id, value]) => (
          <Statistic key={id} title={words.total(id)} value={words.totalValue(id, value)} formatter={(shown) => <span className="value-text">{shown}</span>} styles={{ content: { fontSize: 18 } }} />
        ))}
      </Flex>
      <Tabs
        activeKey={tab}
        onChange={(next) => put('tab', [next])}
        destroyOnHidden
        items={[
          { key: 'rows', label: t('register.rows'), children: <RegisterRows read={read} order={asked.order} at={at} size={PAGE} busy={busy} onOrder={(order) => put('order', order === undefined ? [] : [order])} onPage={(page) => put('page', [String(page)])} /> },
          { key: 'groups', label: t('register.groups'), children: <RegisterGroups read={read} onGroup={(groups) => put('groups', groups === undefined ? [] : [groups])} /> },
          ...(read.pivot ? [{ key: 'pivot', label: t('register.pivot'), children: <RegisterPivot register={register} pivot={read.pivot} /> }] : []),
        ]}
      />
    </Page>
  );
}

function withoutPeriod({ where, order, groups }: Asked): Asked {
  return { where, ...(order !== undefined && { order }), ...(groups !== undefined && { groups }) };
}

function periodIn({ period, from, until }: Asked): Period {
  return { ...(period !== undefined && { period }), ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}
