import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select, Table, Tag, Tooltip, Typography, type TableColumnsType } from 'antd';
import type { SorterResult, SortOrder, TableRowSelection } from 'antd/es/table/interface.js';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { workflowsQuery, type TaskSort } from '../../api/queries.js';
import type { JsonObject } from '../../api/shapes.js';
import { useSummaries } from '../../shared/data/summary.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { NothingWaits } from './nothing-waits.js';
import { TogetherBar } from './together-bar.js';
import { useRestOfWindow } from './use-rest-of-window.js';
import { useSort } from './use-sort.js';
import { useTasks, type Task } from './use-tasks.js';

/** Above so many rows only those that are to be seen are drawn, and the list scrolls in a frame of its own. */
const DRAWN_MAX = 60;
/** So near the end of what is there, the next page is fetched. */
const NEAR_END_PX = 1_500;

/** What waits for me: in the order that is chosen by the heads of the columns, what is overdue marked. */
export function MyWorkPage() {
  const { t, say } = useTexts();
  const { moment, distance, isPast } = useMoments();
  const names = useNames();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const [workflow, setWorkflow] = useState<string>();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const { frame, height } = useRestOfWindow();
  const [sort, setSort] = useSort();
  const { tasks, error, isPending, hasMore, isComing, fetchMore } = useTasks(sort, wanted !== '' || workflow !== undefined);
  const { data: workflows = [] } = useQuery(workflowsQuery);
  const summaries = useSummaries(tasks.map((task) => task.workflow));
  if (error) return <Problem error={error} />;
  const line = (task: Task): string => summaries.of(task.workflow, task.data as JsonObject | undefined);
  const shown = tasks.filter((task) => (workflow === undefined || task.workflow === workflow) && `${line(task)} ${summaries.state(task.workflow, task.state)}`.toLowerCase().includes(wanted.toLowerCase()));
  const columns: TableColumnsType<Task> = [
    {
      title: t('task'),
      key: 'task',
      render: (_, task) => (
        <>
          <Link to={addressOf(task)}>
            <strong>{summaries.state(task.workflow, task.state)}</strong>
          </Link>
          {task.onBehalfOf && <Tag color="purple" style={{ marginInlineStart: 8, whiteSpace: 'normal' }}>{t('deputies.act-for', { name: task.onBehalfOf.map(names.person).join(t('deputies.or')) })}</Tag>}
          <div className="value-text">
            <Typography.Text type="secondary">{line(task)}</Typography.Text>
          </div>
        </>
      ),
    },
    { title: t('workflow'), key: 'workflow', responsive: ['md'], render: (_, task) => names.workflow(task.workflow) },
    { title: t('task.for'), key: 'for', responsive: ['lg'], render: (_, task) => task.candidates.map(names.candidate).join(t('list.comma')) },
    { title: t('task.opened'), key: 'opened', responsive: ['sm'], sorter: true, sortOrder: OPENED[sort] ?? null, render: (_, task) => <Tooltip title={moment(task.openedAt)}>{distance(task.openedAt)}</Tooltip> },
    {
      title: t('task.due'),
      key: 'due',
      sorter: true,
      sortDirections: ['ascend'],
      sortOrder: sort === 'due' ? 'ascend' : null,
      onHeaderCell: () => ({ style: { whiteSpace: 'nowrap' } }),
      render: (_, { dueAt }) => (dueAt === null ? <Typography.Text type="secondary">—</Typography.Text> : <Tooltip title={moment(dueAt)}>{isPast(dueAt) ? <Tag color="red">{distance(dueAt)}</Tag> : distance(dueAt)}</Tooltip>),
    },
  ];
  const selection: TableRowSelection<Task> = {
    selectedRowKeys: [...selected],
    onChange: (keys) => setSelected(keys.map(String)),
    getCheckboxProps: (task) => ({ disabled: (task.together ?? []).length === 0, 'aria-label': t('my-work.select') }),
    getTitleCheckboxProps: () => ({ 'aria-label': t('my-work.select-all') }),
    onCell: () => ({ onClick: (event) => event.stopPropagation() }),
  };
  return (
    <Page title={t('my-work')}>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search allowClear placeholder={t('my-work.search')} aria-label={t('my-work.search')} style={{ maxWidth: 320 }} onChange={(event) => setWanted(event.target.value)} />
        <Select allowClear placeholder={t('workflow.any')} aria-label={t('workflow')} style={{ minWidth: 180 }} options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={setWorkflow} />
      </Flex>
      <TogetherBar selected={shown.filter((task) => selected.includes(keyOf(task)))} lineOf={line} onDone={() => setSelected([])} />
      <div ref={frame}>
        <Table<Task>
          size="middle"
          loading={isPending}
          rowKey={keyOf}
          {...(tasks.some(({ together = [] }) => together.length > 0) && { rowSelection: selection })}
          columns={columns}
          dataSource={shown}
          pagination={false}
          showSorterTooltip={false}
          onChange={(_, __, sorter) => setSort(sortOf([sorter].flat()[0]))}
          {...(shown.length > DRAWN_MAX && { virtual: true, scroll: { y: height } })}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) fetchMore();
          }}
          onRow={(task) => ({ onClick: () => void navigate(addressOf(task)), style: { cursor: 'pointer' } })}
          locale={{ emptyText: <NothingWaits /> }}
        />
      </div>
      {hasMore && (
        <Button onClick={fetchMore} loading={isComing} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  );
}

const OPENED: Readonly<Partial<Record<TaskSort, SortOrder>>> = { opened: 'ascend', '-opened': 'descend' };

function sortOf(chosen: SorterResult<Task> | undefined): TaskSort {
  if (chosen?.columnKey === 'due' && chosen.order) return 'due';
  return chosen?.order === 'descend' ? '-opened' : 'opened';
}

function keyOf({ case: id, id: task }: Task): string {
  return `${id} ${task}`;
}

function addressOf(task: Task): string {
  return `/cases/${encodeURIComponent(task.case)}/tasks/${encodeURIComponent(task.id)}`;
}
