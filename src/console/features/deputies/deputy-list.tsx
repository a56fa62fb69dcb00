import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Popconfirm, Spin, Tag, Typography } from 'antd';
import { answer, client } from '../../api/client.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useToday } from '../../shared/use-today.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { deputiesQuery, stageOf, STAGES, type Deputyship, type Side, type Stage } from './deputy-queries.js';

const COLOURS: Readonly<Record<Stage, string>> = { running: 'success', coming: 'processing', over: 'default' };

interface Props {
  readonly side: Side;
  readonly person: string;
  readonly title: string;
  /** Whether whoever looks may end those of this person. */
  readonly mayEnd: boolean;
}

/** Deputyships of a person: what is running, what comes, what is over. */
export function DeputyList({ side, person, title, mayEnd }: Props) {
  const { t } = useTexts();
  const today = useToday();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(deputiesQuery(side, person));
  const all = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const inOrder = today === undefined ? [] : STAGES.flatMap((stage) => all.filter((one) => stageOf(one, today) === stage).map((one) => ({ one, stage })));
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{title}</h2>} style={{ marginBottom: 16 }}>
      {error && <Problem error={error} />}
      {!error && (!data || today === undefined) && <Spin />}
      {data && all.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deputies.none')} />}
      {inOrder.length > 0 && (
        <Flex vertical role="list">
          {inOrder.map(({ one, stage }) => (
            <Line key={one.id} deputyship={one} stage={stage} side={side} mayEnd={mayEnd} />
          ))}
        </Flex>
      )}
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('list.more')}
        </Button>
      )}
    </Card>
  );
}

interface LineProps {
  readonly deputyship: Deputyship;
  readonly stage: Stage;
  readonly side: Side;
  readonly mayEnd: boolean;
}

function Line({ deputyship: one, stage, side, mayEnd }: LineProps) {
  const { t } = useTexts();
  const { day, moment } = useMoments();
  const names = useNames();
  const other = names.person(side === 'principal' ? one.deputy : one.principal);
  const scope = [
    one.workflows === null ? t('deputies.all-workflows') : one.workflows.map(names.workflow).join(t('list.comma')),
    one.posts === null ? t('deputies.all-posts') : t('deputies.as', { posts: one.posts.map(names.post).join(t('list.comma')) }),
  ].join(t('list.semicolon'));
  return (
    <Flex gap={12} wrap justify="space-between" align="flex-start" role="listitem" style={{ padding: '8px 0', borderTop: '1px solid rgba(128,128,128,0.2)' }}>
      <div style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Tag color={COLOURS[stage]}>{t(`deputies.stage.${stage}`)}</Tag> <strong className="value-text">{other}</strong> {t('deputies.days', { from: day(one.from), to: day(one.to) })}
        <div className="value-text">{scope}</div>
        <Typography.Text type="secondary" className="value-text">
          {t('deputies.made', { reason: one.reason, by: names.person(one.madeBy), at: moment(one.madeAt) })}
          {one.endedAt !== null && ` ${t('deputies.ended', { by: names.person(one.endedBy ?? ''), at: moment(one.endedAt) })}`}
        </Typography.Text>
      </div>
      {mayEnd && stage !== 'over' && <EndButton id={one.id} name={other} />}
    </Flex>
  );
}

function EndButton({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => answer(client.DELETE('/api/v1/deputies/{id}', { params: { path: { id } } })),
    onSettled: () => Promise.all([['deputies'], ['tasks']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <div>
      <Popconfirm title={t('deputies.end.sure', { name })} description={t('deputies.end.kept')} okText={t('deputies.end')} cancelText={t('cancel')} onConfirm={() => end.mutate()}>
        <Button size="small" danger loading={end.isPending} aria-label={t('deputies.end.of', { name })}>
          {t('deputies.end')}
        </Button>
      </Popconfirm>
      {end.error && <Problem error={end.error} />}
    </div>
  );
}
