import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Spin, Typography } from 'antd';
import { taskGroundsQuery } from '../../api/queries.js';
import type { Case, TaskGrounds, UsedValue, Workflow } from '../../api/shapes.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { DecidedValue } from '../../shared/data/decided-value.js';
import { ValueView } from '../../shared/data/value-view.js';
import { useDeed } from '../../shared/entry-view.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly found: Case;
  readonly task: string;
  readonly workflow: Workflow;
}

/** Why the task is on this desk: who did what, which conditions held, and the facts that were used. */
export function TaskGroundsCard({ found, task, workflow }: Props) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(found.version);
  const deed = useDeed(workflow);
  const { data: grounds, error } = useQuery(taskGroundsQuery(found.id, task));
  if (!grounds) {
    return (
      <Card size="small" title={t('grounds')} style={{ marginBottom: 16 }}>
        {error ? <Problem error={error} /> : <Spin />}
      </Card>
    );
  }
  const gap = workflow.states.find(({ path }) => path === found.tasks.find(({ id }) => id === task)?.state)?.gap;
  const schemas = new Map(workflow.data.fields.map(({ id, schema }) => [id, schema]));
  const used = (values: readonly UsedValue[]) => values.map(({ id, title, value, article }) => ({ key: id, label: say(title) || id, children: <><ValueView value={value} schema={schemas.get(id)} version={found.version} /> {article !== undefined && <ArticleTag article={article} version={found.version} />}</> }));
  return (
    <Card size="small" title={t('grounds')} style={{ marginBottom: 16 }}>
      <Typography.Paragraph style={{ marginBottom: 8 }}>
        <strong>{names.person(grounds.by)}</strong> {deed(grounds.command)} <Typography.Text type="secondary">#{grounds.revision} · {moment(grounds.at)}</Typography.Text>
      </Typography.Paragraph>
      {grounds.handedOn.map(({ how, revision, at, by, to, opinion }) => (
        <div key={`${revision} ${to}`}>
          {t(`grounds.handed-on.${how}`, { by: names.person(by), to: names.person(to) })} <Typography.Text type="secondary" className="value-text">{opinion} #{revision} · {moment(at)}</Typography.Text>
        </div>
      ))}
      {gap !== undefined && <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t('grounds.gap', { gap: say(gap) })} />}
      {grounds.way.map((way, at) => (
        <Way key={at} way={way} version={found.version} />
      ))}
      <Descriptions
        size="small"
        column={1}
        items={[
          ...used([...grounds.fields, ...grounds.parameters, ...grounds.facts]),
          ...grounds.decisions.map(({ record }, at) => ({
            key: `table ${at}`,
            label: names.table(record.table),
            children: (
              <>
                <DecidedValue value={record.output} version={found.version} /> {record.rows.length > 0 && <Typography.Text type="secondary">{t('grounds.rows', { rows: record.rows.join(t('list.comma')) })}</Typography.Text>}{' '}
                {record.articles.map((article) => <ArticleTag key={article} article={article} version={found.version} />)}
              </>
            ),
          })),
        ]}
      />
      {!grounds.whole && <Typography.Text type="secondary">{t('grounds.withheld')}</Typography.Text>}
    </Card>
  );
}

function Way({ way: { to, title, article, guard }, version }: { readonly way: TaskGrounds['way'][number]; readonly version: string }) {
  const { t, say } = useTexts();
  return (
    <div>
      → {say(title) || to || t('action.stays')} {article !== undefined && <ArticleTag article={article} version={version} />}
      {guard !== undefined && <Typography.Text type="secondary" className="value-text"> {t('grounds.because', { reason: guard })}</Typography.Text>}
    </div>
  );
}
