import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, client } from '../../api/client.js';
import { outlineQuery, peopleQuery, workflowsQuery } from '../../api/queries.js';
import { Problem } from '../../shared/problem.js';
import { useKey } from '../../shared/use-key.js';
import { useToday } from '../../shared/use-today.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  /** Who is stood in for. */
  readonly principal: string;
  readonly own: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly deputy: string;
  readonly from: Dayjs;
  readonly to: Dayjs;
  readonly workflows?: readonly string[];
  readonly posts?: readonly string[];
  readonly reason: string;
}

/** Lays down who stands in: who, from when to when, for what, and why. */
export function AppointDeputy({ principal, own, onClose }: Props) {
  const { t, say } = useTexts();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const today = useToday();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: workflows = [] } = useQuery(workflowsQuery);
  const { data: outline } = useQuery(outlineQuery());
  const keyOf = useKey();
  const make = useMutation({
    mutationFn: ({ from, to, workflows: only = [], posts = [], reason, deputy }: Values) => {
      const body = { ...(!own && { principal }), deputy, from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD'), ...(only.length > 0 && { workflows: [...only] }), ...(posts.length > 0 && { posts: [...posts] }), reason: reason.trim() };
      return answer(client.POST('/api/v1/deputies', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }));
    },
    onSuccess: async () => {
      await Promise.all([['deputies'], ['tasks']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
  });
  const held = people.find(({ id }) => id === principal)?.posts ?? [];
  const needed = (label: string) => ({ required: true, message: t('form.needed', { field: label }) });
  // Until the server has said what day it is, the form would begin with that of the browser.
  if (today === undefined) return null;
  const start = dayjs(today);
  const isBefore = (day: Dayjs, first: Dayjs | undefined): boolean => first !== undefined && day.isBefore(first, 'day');
  return (
    <Modal open title={t('deputies.appoint')} okText={t('deputies.appoint')} cancelText={t('cancel')} confirmLoading={make.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ from: start, to: start }} onFinish={make.mutate}>
        <Form.Item name="deputy" label={t('deputies.deputy')} rules={[needed(t('deputies.deputy'))]}>
          <Select aria-label={t('deputies.deputy')} showSearch={{ optionFilterProp: 'label' }} options={people.filter(({ id }) => id !== principal).map(({ id, name }) => ({ value: id, label: say(name) }))} />
        </Form.Item>
        <Form.Item name="from" label={t('period.from')} rules={[needed(t('period.from'))]}>
          <DatePicker aria-label={t('period.from')} allowClear={false} />
        </Form.Item>
        <Form.Item name="to" label={t('period.until')} extra={t('deputies.days.hint')} dependencies={['from']} rules={[needed(t('period.until'))]}>
          <DatePicker aria-label={t('period.until')} allowClear={false} disabledDate={(day: Dayjs) => isBefore(day, start) || isBefore(day, form.getFieldValue('from') as Dayjs | undefined)} />
        </Form.Item>
        <Form.Item name="workflows" label={t('deputies.workflows')}>
          <Select mode="multiple" aria-label={t('deputies.workflows')} placeholder={t('deputies.all-workflows')} showSearch={{ optionFilterProp: 'label' }} options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))} />
        </Form.Item>
        {held.length > 0 && (
          <Form.Item name="posts" label={t('deputies.posts')}>
            <Select mode="multiple" aria-label={t('deputies.posts')} placeholder={t('deputies.all-posts')} options={held.map((post) => ({ value: post, label: say(outline?.posts.find(({ id }) => id === post)?.title) || post }))} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('deputies.reason')} rules={[{ ...needed(t('deputies.reason')), whitespace: true }]}>
          <Input.TextArea rows={2} maxLength={2000} aria-label={t('deputies.reason')} />
        </Form.Item>
      </Form>
      {make.error && <Problem error={make.error} />}
    </Modal>
  );
}
