import { Form, Input, Modal, Select, Typography } from 'antd';
import type { Case, CaseVerb, State } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { stateTitle } from '../data/summary.js';
import { Problem } from '../problem.js';
import { dueIn, NewDueFields, type NewDueValues } from './new-due-fields.js';
import type { CaseTerms } from './use-case-verb.js';

interface Props {
  readonly found: Case;
  readonly verb: CaseVerb;
  readonly states: readonly State[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onUse: (terms: CaseTerms) => void;
  readonly onClose: () => void;
}

interface Values extends NewDueValues {
  readonly to?: string;
  readonly reason: string;
}

/** Asks what a verb of the whole case has to be told: a state, another due time, and always the reason. */
export function CaseVerbDialog({ found, verb, states, busy, error, onUse, onClose }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<Values>();
  const title = say(verb.title);
  const changes = verb.verb === 'change-deadline';
  const needed = (label: string): { required: true; message: string } => ({ required: true, message: t('form.needed', { field: label }) });
  const use = ({ to, reason, ...due }: Values): void => onUse({ reason: reason.trim(), ...(to !== undefined && { to }), ...(changes && { due: dueIn(due) }) });
  return (
    <Modal open title={title} okText={title} cancelText={t('cancel')} confirmLoading={busy} onOk={form.submit} onCancel={onClose} destroyOnHidden>
      <Typography.Paragraph type="secondary">{say(verb.does)}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={use}>
        {verb.states && (
          <Form.Item name="to" label={t('verb.step')} rules={[needed(t('verb.step'))]}>
            <Select aria-label={t('verb.step')} options={verb.states.map((path) => ({ value: path, label: stateTitle(states, path, say) }))} />
          </Form.Item>
        )}
        {changes && <NewDueFields found={found} states={states} />}
        <Form.Item name="reason" label={t('verb.reason')} rules={[{ ...needed(t('verb.reason')), whitespace: true }]}>
          <Input.TextArea rows={2} maxLength={2_000} aria-label={t('verb.reason')} />
        </Form.Item>
      </Form>
      {error !== null && <Problem error={error} />}
    </Modal>
  );
}
