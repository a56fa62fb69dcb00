import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Case } from '../../../api/shapes.js';
import { useTexts } from '../../../texts/use-texts.js';
import { scenarioOf, type Script } from './script.js';
import { withScenario } from '../yaml/scenario-text.js';

interface Props {
  readonly script: Script;
  readonly found: Case;
  /** The text of the workflow's scenario file. */
  readonly text: string | undefined;
  readonly onKeep: (text: string) => void;
}

/** Makes a scenario of what has been tried: from now on it has to come out as it did today. */
export function KeepScenario({ script, found, text, onKeep }: Props) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ title: string }>();
  const [open, setOpen] = useState(false);
  const keep = ({ title }: { title: string }): void => {
    const scenario = { scenario: title.trim(), ...scenarioOf(script), expect: { in: found.in, status: found.status } };
    onKeep(withScenario(text, script.workflow, scenario));
    setOpen(false);
    void message.success(t('try.kept'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('try.keep')}</Button>
      <Modal open={open} title={t('try.keep')} okText={t('try.keep')} cancelText={t('cancel')} onOk={form.submit} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={keep}>
          <Form.Item name="title" label={t('try.keep.title')} extra={t('try.keep.hint')} rules={[{ required: true, whitespace: true, message: t('form.needed', { field: t('try.keep.title') }) }]}>
            <Input maxLength={200} aria-label={t('try.keep.title')} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
