import { useQuery } from '@tanstack/react-query';
import { Flex, Form, Input, Modal, Radio, Select, Typography } from 'antd';
import { peopleQuery } from '../../api/queries.js';
import type { State, Verb } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { stateTitle } from '../data/summary.js';
import { Problem } from '../problem.js';
import type { Terms } from './use-verb.js';

interface Props {
  readonly verb: Verb;
  readonly states: readonly State[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onUse: (terms: Terms) => void;
  readonly onClose: () => void;
}

const NAMES_A_PERSON = new Set(['transfer', 'delegate', 'add-signer', 'remove-signer', 'copy']);

/** Asks what a verb has to be told: a person, a step, where, an opinion. */
export function VerbDialog({ verb, states, busy, error, onUse, onClose }: Props) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<Terms>();
  const { data: people = [] } = useQuery(peopleQuery);
  const title = say(verb.title);
  const needed = (label: string): { required: true; message: string } => ({ required: true, message: t('form.needed', { field: label }) });
  const use = ({ to, where, opinion = '' }: Terms): void => onUse({ ...(to !== undefined && { to }), ...(where && { where }), ...(opinion.trim() !== '' && { opinion: opinion.trim() }) });
  const initial: Terms = { ...(verb.steps?.length === 1 && verb.steps[0] !== undefined && { to: verb.steps[0] }), ...(verb.where?.[0] !== undefined && { where: verb.where[0] as 'before' }) };
  return (
    <Modal open title={title} okText={title} cancelText={t('cancel')} confirmLoading={busy} onOk={form.submit} onCancel={onClose} destroyOnHidden>
      <Typography.Paragraph type="secondary">{say(verb.does)}</Typography.Paragraph>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={use}>
        {NAMES_A_PERSON.has(verb.verb) && (
          <Form.Item name="to" label={t('verb.person')} rules={[needed(t('verb.person'))]}>
            <Select aria-label={t('verb.person')} showSearch={{ optionFilterProp: 'label' }} options={people.map(({ id, name }) => ({ value: id, label: say(name) }))} />
          </Form.Item>
        )}
        {verb.steps && (
          <Form.Item name="to" label={t('verb.step')} rules={[needed(t('verb.step'))]}>
            <Select aria-label={t('verb.step')} options={verb.steps.map((path) => ({ value: path, label: stateTitle(states, path, say) }))} />
          </Form.Item>
        )}
        {verb.where && (
          <Form.Item name="where" label={t('verb.where')}>
            <Radio.Group>
              <Flex gap={8} wrap>
                {verb.where.map((place) => (
                  <Radio key={place} value={place}>
                    {t(`verb.where.${place as 'before'}`)}
                  </Radio>
                ))}
              </Flex>
            </Radio.Group>
          </Form.Item>
        )}
        <Form.Item name="opinion" label={t('opinion')} rules={verb.opinion === 'required' ? [{ ...needed(t('opinion')), whitespace: true }] : []}>
          <Input.TextArea rows={2} maxLength={10_000} aria-label={t('opinion')} />
        </Form.Item>
      </Form>
      {error !== null && <Problem error={error} />}
    </Modal>
  );
}
