import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Flex, Form, Input, Spin, Table, Typography, type TableColumnsType } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, client, type Schemas } from '../../../api/client.js';
import { clockQuery, outlineQuery } from '../../../api/queries.js';
import { Problem } from '../../../shared/problem.js';
import { useNames } from '../../../shared/use-names.js';
import { useMoments } from '../../../texts/use-moments.js';
import { useTexts } from '../../../texts/use-texts.js';
import { draftQuery, releasesQuery } from '../rulebook-queries.js';

type Release = Schemas['ReleaseDto'];

interface Props {
  readonly me: Schemas['MeDto'];
  /** Whether something is edited and not saved: only what is saved can be released. */
  readonly unsaved: boolean;
}

/** Who may release the saved draft, the release itself, and the releases so far. */
export function ReleasePanel({ me, unsaved }: Props) {
  const { t } = useTexts();
  const { day, moment } = useMoments();
  const names = useNames();
  const { data: releases = [], isPending } = useQuery(releasesQuery);
  const columns: TableColumnsType<Release> = [
    { title: t('release.number'), dataIndex: 'number', width: 70 },
    { title: t('release.in-force-from'), key: 'from', render: (_, { inForceFrom }) => day(inForceFrom) },
    { title: t('release.released'), key: 'released', render: (_, { releasedBy, releasedAt }) => `${names.person(releasedBy)} · ${moment(releasedAt)}` },
    { title: t('release.note'), key: 'note', render: (_, { note }) => <span className="value-text">{note ?? ''}</span> },
    { title: t('release.version'), key: 'version', responsive: ['md'], render: (_, { version }) => <code>{version.slice(0, 12)}</code> },
  ];
  return (
    <Flex vertical gap={16}>
      <DraftRelease me={me} unsaved={unsaved} />
      <Table<Release> size="small" rowKey="number" columns={columns} dataSource={[...releases].reverse()} loading={isPending} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} />
    </Flex>
  );
}

interface Signing {
  readonly from?: Dayjs | null;
  readonly note?: string;
}

function DraftRelease({ me, unsaved }: Props) {
  const { t } = useTexts();
  const names = useNames();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Signing>();
  const { data: draft, error: noDraft } = useQuery(draftQuery);
  const { data: outline, error: noOutline } = useQuery(outlineQuery());
  const { data: releases, error: noReleases } = useQuery(releasesQuery);
  const { data: clock } = useQuery(clockQuery);
  const release = useMutation({
    mutationFn: ({ from, note = '' }: Signing) =>
      answer(client.POST('/api/v1/rulebook/draft/release', { params: { header: { 'If-Match': `"${draft?.etag ?? ''}"` } }, body: { ...(from && { inForceFrom: from.format('YYYY-MM-DD') }), ...(note.trim() !== '' && { note: note.trim() }) } })),
    onSuccess: async ({ number }) => {
      void message.success(t('release.done', { number }));
      form.resetFields();
      await Promise.all(['rulebook', 'outline', 'workflow', 'workflows', 'people', 'diff'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['rulebook', 'draft'] }),
  });
  const lacking = noDraft ?? noOutline ?? noReleases;
  if (lacking) return <Problem error={lacking} />;
  if (!outline || !releases || draft === undefined) return <Spin />;
  if (draft === null || releases.some(({ version }) => version === draft.etag)) return <Alert type="info" showIcon title={t('release.nothing')} />;
  const { releasedBy } = outline;
  const authors = draft.authors.map(names.person).join(t('list.comma'));
  const reason = whyNot();
  return (
    <>
      <Typography.Paragraph>
        {releasedBy === undefined ? t('release.rule.admin') : t('release.rule', { post: names.post(releasedBy) })} {t('release.authors', { authors })}
      </Typography.Paragraph>
      {reason !== undefined && <Alert type="info" showIcon title={reason} />}
      <Form form={form} layout="vertical" onFinish={(signing) => release.mutate(signing)} disabled={reason !== undefined}>
        <Form.Item name="from" label={t('release.in-force-from')} extra={t('release.in-force-from.hint')}>
          <DatePicker aria-label={t('release.in-force-from')} {...(clock && { minDate: dayjs(clock.now.slice(0, 10)), defaultPickerValue: dayjs(clock.now.slice(0, 10)) })} />
        </Form.Item>
        <Form.Item name="note" label={t('release.note')}>
          <Input.TextArea rows={2} maxLength={2_000} aria-label={t('release.note')} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={release.isPending}>
          {t('release')}
        </Button>
      </Form>
      {release.error && <Problem error={release.error} />}
    </>
  );

  function whyNot(): string | undefined {
    if (unsaved) return t('release.unsaved');
    if (releasedBy === undefined) return me.roles.includes('process-admin') ? undefined : t('problem.not-allowed');
    if (draft?.authors.includes(me.id)) return t('problem.second-person-needed');
    return me.posts.includes(releasedBy) ? undefined : t('release.not-the-post');
  }
}
