import { useQuery } from '@tanstack/react-query';
import { Spin, Timeline } from 'antd';
import { historyQuery } from '../../api/queries.js';
import type { Workflow } from '../../api/shapes.js';
import { EntryView } from '../../shared/entry-view.js';
import { Problem } from '../../shared/problem.js';

/** Who did what, from the start on. */
export function CaseHistory({ id, workflow }: { readonly id: string; readonly workflow: Workflow }) {
  const { data: entries, error } = useQuery(historyQuery(id));
  if (error) return <Problem error={error} />;
  if (!entries) return <Spin />;
  return <Timeline style={{ paddingTop: 8 }} items={entries.map((entry) => ({ key: entry.revision, content: <EntryView entry={entry} entries={entries} workflow={workflow} />, color: entry.actor.id === 'engine' ? 'gray' : 'blue' }))} />;
}
