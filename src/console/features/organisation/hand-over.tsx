import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { peopleQuery } from '../../api/queries.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { HandOverTable } from './hand-over-table.js';
import type { Organisation } from './organisation-queries.js';
import { useHandOver, type HandOverReport, type Wanted } from './use-hand-over.js';

interface Props {
  readonly organisation: Organisation;
  readonly person: string;
  readonly onClose: () => void;
}

/** Gives what is a person's alone to others: first what would come of it, then the deed, and at last nobody signs in as that person any more. */
export function HandOver({ organisation, person, onClose }: Props) {
  const { t, say } = useTexts();
  const names = useNames();
  const { data: people = [] } = useQuery(peopleQuery);
  const [form] = Form.useForm<{ to: string; reason: string; disable?: boolean }>();
  const [tasks, setTasks] = useState<Wanted['tasks']>([]);
  const { preview, carryOut } = useHandOver(organisation, person);
  const report = carryOut.data ?? preview.data;
  const done = carryOut.isSuccess;
  const mayDisable = organisation.kept && organisation.people[person]?.active === true;
  const name = names.person(person);
  const wanted = async (): Promise<Wanted> => {
    const { to, reason } = await form.validateFields();
    return { to, reason: reason.trim(), tasks };
  };
  const look = async (): Promise<void> => preview.mutate(await wanted());
  const act = async (): Promise<void> => carryOut.mutate({ wanted: await wanted(), disable: form.getFieldValue('disable') === true });
  const others = people.filter(({ id }) => id !== person).map((one) => ({ value: one.id, label: say(one.name) }));
  const needed = (label: string) => ({ required: true, message: t('form.needed', { field: label }) });
  return (
    <Modal
      open
      width={820}
      title={t('hand-over.of', { name })}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          <Button onClick={onClose}>{t(done ? 'close' : 'cancel')}</Button>
          {!done && (
            <Button loading={preview.isPending} onClick={() => void look().catch(() => undefined)}>
              {t('hand-over.preview')}
            </Button>
          )}
          {!done && (
            <Button type="primary" disabled={!preview.isSuccess} loading={carryOut.isPending} onClick={() => void act().catch(() => undefined)}>
              {t('hand-over.do')}
            </Button>
          )}
        </Flex>
      }
    >
      <Typography.Paragraph type="secondary">{t('hand-over.how')}</Typography.Paragraph>
      <Form form={form} layout="vertical" disabled={done} onValuesChange={(changed: { readonly to?: string }) => {
        if (changed.to === undefined) return;
        preview.reset();
        setTasks([]);
      }}>
        <Form.Item name="to" label={t('hand-over.to')} rules={[needed(t('hand-over.to'))]}>
          <Select aria-label={t('hand-over.to')} showSearch={{ optionFilterProp: 'label' }} options={others} />
        </Form.Item>
        <Form.Item name="reason" label={t('organisation.reason')} rules={[{ ...needed(t('organisation.reason')), whitespace: true }]}>
          <Input maxLength={2000} />
        </Form.Item>
        {mayDisable && (
          <Form.Item name="disable" valuePropName="checked">
            <Checkbox>{t('hand-over.disable', { name })}</Checkbox>
          </Form.Item>
        )}
      </Form>
      {(preview.error ?? carryOut.error) && <Problem error={preview.error ?? carryOut.error} />}
      {report && <Outcome report={report} done={done} />}
      {report && report.rows.some(({ seats }) => seats.length > 0) && (
        <HandOverTable report={report} people={others} {...(!done && { onChange: (task) => setTasks((before) => [...before.filter((one) => one.case !== task.case || one.task !== task.task), task]) })} />
      )}
    </Modal>
  );
}

function Outcome({ report: { rows, deputyships }, done }: { readonly report: HandOverReport; readonly done: boolean }) {
  const { t } = useTexts();
  const seats = rows.flatMap((row) => row.seats);
  const refused = seats.filter(({ result }) => result === 'refused').length;
  return (
    <Alert
      type={refused > 0 ? 'warning' : done ? 'success' : 'info'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={t(done ? 'hand-over.done' : 'hand-over.would', { count: seats.length - refused, refused })}
      description={
        <>
          <div>{t(done ? 'hand-over.deputyships.ended' : 'hand-over.deputyships', { count: deputyships.length })}</div>
          <div>{t('hand-over.started', { count: rows.filter(({ started }) => started).length })}</div>
        </>
      }
    />
  );
}
