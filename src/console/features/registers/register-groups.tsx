import { Empty, Flex, Select, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Chart } from '../../shared/chart/chart.js';
import { CsvButton } from '../../shared/export/csv-button.js';
import { useTexts } from '../../texts/use-texts.js';
import { figureOf } from './figure-of.js';
import type { ReadRegister } from './register-queries.js';
import { PERIODS, useRegisterWords } from './use-register-words.js';

type Group = ReadRegister['groups'][number];

const KEYS_MAX = 5;
const CHART_MAX = 40;

/** Groups with their totals, as a table and one of the totals as a chart. */
export function RegisterGroups({ read: { register, groups, groupedBy, totals }, onGroup }: { readonly read: ReadRegister; readonly onGroup: (groups: string | undefined) => void }) {
  const { t, say } = useTexts();
  const words = useRegisterWords(register);
  const ids = Object.keys(totals);
  const drawn = ids.filter((id) => groups.some((group) => figureOf(group.totals[id]) !== null));
  const [wanted, setWanted] = useState<string>();
  const shown = wanted !== undefined && drawn.includes(wanted) ? wanted : drawn[0];
  const label = ({ keys }: Group): string => keys.map((value, index) => words.cell(groupedBy[index] ?? '', value)).join(' · ');
  const columns: TableColumnsType<Group> = [
    ...groupedBy.map((key, index) => ({ key, title: words.key(key), render: (_: unknown, { keys }: Group) => <span className="value-text">{words.cell(key, keys[index])}</span> })),
    ...ids.map((id) => ({ key: `total ${id}`, title: words.total(id), align: 'right' as const, render: (_: unknown, group: Group) => words.totalValue(id, group.totals[id]) })),
  ];
  const options = [...register.columns.map(({ id, title }) => ({ value: id, label: say(title) })), ...(register.dated ? Object.entries(PERIODS).map(([value, key]) => ({ value, label: t(key) })) : [])];
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <Select mode="multiple" maxCount={KEYS_MAX} value={groupedBy} options={options} placeholder={t('register.group-by')} aria-label={t('register.group-by')} style={{ minWidth: 220 }} onChange={(next) => onGroup(next.join(','))} />
        {drawn.length > 1 && <Select value={shown} options={drawn.map((id) => ({ value: id, label: words.total(id) }))} aria-label={t('register.charted')} style={{ minWidth: 160 }} onChange={setWanted} />}
        {groups.length > 0 && <CsvButton name={`${say(register.title)} ${t('register.groups')}`} rows={() => [[...groupedBy.map(words.key), ...ids.map(words.total)], ...groups.map((group) => [...groupedBy.map((key, index) => words.cell(key, group.keys[index])), ...ids.map((id) => plain(group.totals[id]))])]} />}
      </Flex>
      {groups.length > 0 && shown !== undefined && (
        <>
          <Chart title={words.total(shown)} data={{ kind: 'bars', lying: true, categories: groups.slice(0, CHART_MAX).map(label), series: [{ name: words.total(shown), values: groups.slice(0, CHART_MAX).map((group) => figureOf(group.totals[shown])) }] }} />
          {groups.length > CHART_MAX && <Typography.Paragraph type="secondary">{t('register.chart.first', { count: CHART_MAX })}</Typography.Paragraph>}
        </>
      )}
      <Table<Group> size="small" rowKey={(group) => JSON.stringify(group.keys)} columns={columns} dataSource={groups} scroll={{ x: 'max-content' }} pagination={groups.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('register.none')} /> }} />
    </>
  );
}

function plain(value: unknown): string | number | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
