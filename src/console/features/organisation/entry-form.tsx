import { Button, Flex, Form, Input, Modal, Popconfirm, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

interface Change<Input> {
  readonly mutate: (input: Input) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

interface Props<Values> {
  readonly title: string;
  readonly width?: number;
  readonly form: FormInstance<Values>;
  readonly initialValues: object;
  /** Whether an id has to be chosen. */
  readonly isNew: boolean;
  readonly change: Change<Values>;
  /** Takes the entry out, with a reason; absent where that cannot be. */
  readonly remove?: Change<string> | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One entry of the organisation: its id when it is new, its fields, and the reason that every change is kept with. */
export function EntryForm<Values extends { readonly reason: string }>({ title, width, form, initialValues, isNew, change, remove, onClose, children }: Props<Values>) {
  const { t } = useTexts();
  const needed = (label: string) => ({ required: true, message: t('form.needed', { field: label }) });
  const takeOut = async (): Promise<void> => {
    const { reason } = await form.validateFields(['reason']);
    remove?.mutate(reason.trim());
  };
  const error = change.error ?? remove?.error;
  return (
    <Modal
      open
      {...(width !== undefined && { width })}
      title={title}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          {remove && (
            <Popconfirm title={t('organisation.remove.sure')} okText={t('organisation.remove')} cancelText={t('cancel')} onConfirm={() => void takeOut().catch(() => undefined)}>
              <Button danger loading={remove.isPending} style={{ marginInlineEnd: 'auto' }}>
                {t('organisation.remove')}
              </Button>
            </Popconfirm>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={change.isPending} onClick={form.submit}>
            {t('organisation.save')}
          </Button>
        </Flex>
      }
    >
      <Form form={form} layout="vertical" initialValues={initialValues} onFinish={change.mutate}>
        {isNew && (
          <Form.Item name="id" label={t('organisation.id')} rules={[needed(t('organisation.id'))]} extra={t('organisation.id.hint')}>
            <Input maxLength={64} />
          </Form.Item>
        )}
        {children}
        <Form.Item name="reason" label={t('organisation.reason')} rules={[{ ...needed(t('organisation.reason')), whitespace: true }]}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {error && <Problem error={error} />}
    </Modal>
  );
}
