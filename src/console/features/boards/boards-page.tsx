import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { workflowsQuery } from '../../api/queries.js';
import { Page } from '../../shared/page.js';
import { PeriodInput, type Period } from '../../shared/period-input.js';
import { tabIn } from '../../shared/tab-in.js';
import { useTexts } from '../../texts/use-texts.js';
import { FlowBoard } from './flow-board.js';
import { OpenBoard } from './open-board.js';
import { OverdueBoard } from './overdue-board.js';

const TABS = [{ key: 'open' }, { key: 'overdue' }, { key: 'flow' }] as const;
const NAMES = ['period', 'from', 'until'] as const;

/** How work goes on: where it gathers, what is overdue, what was done and how long it took. What is looked at stands in the address. */
export function BoardsPage() {
  const { t, say } = useTexts();
  const [search, setSearch] = useSearchParams();
  const { data: workflows = [] } = useQuery(workflowsQuery);
  const tab = tabIn(search, TABS);
  const workflow = search.get('workflow');
  const wanted = workflow === null ? {} : { workflow };
  const period: Period = Object.fromEntries(NAMES.flatMap((name) => (search.get(name) === null ? [] : [[name, search.get(name)]])));
  const put = (names: readonly string[], values: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const name of names) next.delete(name);
    for (const [name, value] of Object.entries(values)) next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <Page title={t('boards')}>
      <Flex gap={8} wrap style={{ marginBottom: 4 }}>
        <Select allowClear value={workflow} placeholder={t('workflow.any')} aria-label={t('workflow')} style={{ minWidth: 190 }} options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={(next: string | null | undefined) => put(['workflow'], next ? { workflow: next } : {})} />
        {tab === 'flow' && <PeriodInput open value={period} onChange={(next) => put(NAMES, { ...next })} all={t('boards.this-month')} />}
      </Flex>
      <Tabs
        activeKey={tab}
        onChange={(next) => put([], { tab: next })}
        destroyOnHidden
        items={[
          { key: 'open', label: t('boards.open'), children: <OpenBoard wanted={wanted} /> },
          { key: 'overdue', label: t('boards.overdue'), children: <OverdueBoard wanted={wanted} /> },
          { key: 'flow', label: t('boards.flow'), children: <FlowBoard wanted={{ ...wanted, ...period }} /> },
        ]}
      />
    </Page>
  );
}
