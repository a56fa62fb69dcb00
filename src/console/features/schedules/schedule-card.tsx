import { Card, Collapse, Tag, Typography } from 'antd';
import type { Schemas } from '../../api/client.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { OccurrenceList } from '../../shared/occurrence-list.js';
import { useTelling } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { useScheduleRule } from './use-schedule-rule.js';

export type Schedule = Schemas['ScheduleDto'];

interface Props {
  readonly schedule: Schedule;
  /** Whether whoever looks may see what has been. */
  readonly seesPast: boolean;
  readonly mayRetry: boolean;
}

/** One schedule: its rule in words, what it starts next and why then, and what has been. */
export function ScheduleCard({ schedule, seesPast, mayRetry }: Props) {
  const { t, say } = useTexts();
  const names = useNames();
  const rule = useScheduleRule()(schedule);
  const { workflow, id, title, article, missed, late, next } = schedule;
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0, whiteSpace: 'normal' }}>{[names.workflow(workflow), say(title) || id].join(' · ')}</h2>} extra={article !== undefined && <ArticleTag article={article} />} style={{ marginBottom: 12 }}>
      <div>
        <strong>{rule.text}</strong>
        {rule.reckoned !== undefined && (
          <code className="value-text" style={{ display: 'block' }}>
            {rule.reckoned}
          </code>
        )}
      </div>
      <Typography.Text type="secondary">
        {t(`schedules.missed.${missed}`)}
        {late !== undefined && ` ${t('schedules.late', { late })}`}
      </Typography.Text>
      <div style={{ margin: '8px 0' }}>
        {t('schedules.next')}
        {next.length === 0 && <Typography.Text type="secondary"> {t('schedules.next.none')}</Typography.Text>}
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {next.map((one) => (
            <NextLine key={one.id} occurrence={one} />
          ))}
        </ul>
      </div>
      {seesPast && <Collapse size="small" destroyOnHidden items={[{ key: 'past', label: t('schedules.past'), children: <OccurrenceList of={{ workflow, schedule: id }} mayRetry={mayRetry} /> }]} />}
    </Card>
  );
}

function NextLine({ occurrence: { dueAt, state, reason, explanations } }: { readonly occurrence: Schedule['next'][number] }) {
  const { t, say } = useTexts();
  const { moment, distance } = useMoments();
  const tell = useTelling();
  return (
    <li>
      {moment(dueAt)} ({distance(dueAt)}) {state === 'halted' && <Tag color="red">{t('operations.occurrence.halted')}</Tag>}
      {reason !== null && <div className="value-text">{tell(reason)}</div>}
      {explanations.map(({ text }) => (
        <Typography.Text key={text.en} type="secondary" className="value-text" style={{ display: 'block' }}>
          {say({ zh: text.zh, en: text.en })}
        </Typography.Text>
      ))}
    </li>
  );
}
