import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { useToday } from '../../shared/use-today.js';
import { useTexts } from '../../texts/use-texts.js';
import { HolderForm } from './holder-form.js';
import { isHeld, type Holding, type Organisation } from './organisation-queries.js';
import { useHoldings } from './use-holdings.js';

interface Props {
  readonly organisation: Organisation;
  readonly administers: boolean;
}

interface Row {
  readonly id: string;
  readonly title: string;
}

/** What is given or taken: the post, and whom it is taken from. */
interface Asked {
  readonly post: string;
  readonly from?: string;
}

/** The posts of the rulebook, each with its holders of today and of later. */
export function PostsTab({ organisation, administers }: Props) {
  const { t, say } = useTexts();
  const today = useToday();
  const holdings = useHoldings();
  const { data: outline } = useQuery(outlineQuery());
  const [asked, setAsked] = useState<Asked>();
  const edits = administers && organisation.kept;
  const holdersOf = (post: string): readonly { readonly id: string; readonly name: string; readonly holding: Holding }[] =>
    Object.entries(organisation.people)
      .filter(([, { active }]) => active)
      .flatMap(([id, { name, posts }]) => posts.filter((holding) => holding.post === post && (holding.to === undefined || today === undefined || holding.to >= today)).map((holding) => ({ id, name: say(name), holding })));
  const columns: TableColumnsType<Row> = [
    { title: t('organisation.post'), key: 'title', render: (_, { title }) => <strong className="value-text">{title}</strong> },
    {
      title: t('organisation.holders'),
      key: 'holders',
      render: (_, { id: post }) => {
        const holders = holdersOf(post);
        if (holders.length === 0) return <Tag color="red">{t('organisation.vacant')}</Tag>;
        return (
          <Flex vertical gap={2}>
            {holders.map(({ id, name, holding }) => (
              <span key={`${id} ${holding.from ?? ''}`} className="value-text">
                {name} <Typography.Text type="secondary">{holdings.days(holding)}</Typography.Text> {!isHeld(holding, today) && <Tag color="processing">{t('deputies.stage.coming')}</Tag>}
                {edits && <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('organisation.holder.take', { name })} title={t('organisation.holder.take', { name })} onClick={() => setAsked({ post, from: id })} />}
              </span>
            ))}
          </Flex>
        );
      },
    },
    ...(edits
      ? [
          {
            title: t('organisation.change'),
            key: 'change',
            render: (_: unknown, { id: post, title }: Row) => <Button size="small" icon={<PlusOutlined />} aria-label={t('organisation.holder.give', { post: title })} title={t('organisation.holder.give', { post: title })} onClick={() => setAsked({ post })} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <Table<Row> size="small" rowKey="id" columns={columns} dataSource={(outline?.posts ?? []).map(({ id, title }) => ({ id, title: say(title) }))} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} />
      {asked && <HolderForm organisation={organisation} post={asked.post} {...(asked.from !== undefined && { from: asked.from })} onClose={() => setAsked(undefined)} />}
    </>
  );
}
