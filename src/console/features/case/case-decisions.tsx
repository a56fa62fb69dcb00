import { useQueries, useQuery } from '@tanstack/react-query';
import { Empty, Spin, Typography } from 'antd';
import { decisionsQuery, historyQuery } from '../../api/queries.js';
import type { Workflow } from '../../api/shapes.js';
import { DecisionView } from '../../shared/decision-view.js';
import { EntryView } from '../../shared/entry-view.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly id: string;
  readonly version: string;
  readonly workflow: Workflow;
}

/** Why the case was decided so: every table that was asked, row by row. */
export function CaseDecisions({ id, version, workflow }: Props) {
  const { t } = useTexts();
  const { data: entries = [], error, isPending } = useQuery(historyQuery(id));
  const asking = entries.filter(({ events }) => events.some(({ type }) => type === 'DecisionMade'));
  const answers = useQueries({ queries: asking.map(({ revision }) => decisionsQuery(id, revision)) });
  if (error) return <Problem error={error} />;
  if (isPending) return <Spin />;
  if (asking.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('decision.none')} />;
  return asking.map((entry, at) => (
    <section key={entry.revision} style={{ marginBottom: 24 }}>
      <Typography.Paragraph>
        <EntryView entry={{ ...entry, events: [] }} entries={entries} workflow={workflow} />
      </Typography.Paragraph>
      {answers[at]?.isPending && <Spin />}
      {answers[at]?.error && <Problem error={answers[at].error} />}
      {(answers[at]?.data ?? []).map((decision, index) => (
        <DecisionView key={index} decision={decision} version={version} />
      ))}
    </section>
  ));
}
