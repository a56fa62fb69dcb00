import { DatePicker, Flex, Form, InputNumber, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Schemas } from '../../api/client.js';
import type { Case, State } from '../../api/shapes.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { stateTitle } from '../data/summary.js';

const UNITS = ['working-days', 'working-hours', 'days', 'hours'] as const;

export interface NewDueValues {
  /** `clock:` with the path of its state, or `timer:` with its id. */
  readonly deadline?: string;
  readonly how?: 'at' | 'in';
  readonly moment?: Dayjs;
  readonly count?: number;
  readonly unit?: (typeof UNITS)[number];
  readonly from?: 'now' | 'due';
}

/** What the form holds, as the API takes it. */
export function dueIn({ deadline = '', how, moment, count = 0, unit = 'working-days', from = 'now' }: NewDueValues): Omit<Schemas['ChangeDeadlineDto'], 'reason'> {
  const [kind, ...rest] = deadline.split(':');
  const of = kind === 'timer' ? { timer: rest.join(':') } : { clock: rest.join(':') };
  return how === 'in' ? { ...of, in: lengthOf(count, unit), from } : { ...of, to: moment?.format('YYYY-MM-DDTHH:mm:ssZ') ?? '', from: 'now' };
}

function lengthOf(count: number, unit: (typeof UNITS)[number]): string {
  switch (unit) {
    case 'working-days':
      return `${count} working days`;
    case 'working-hours':
      return `${count} working hours`;
    case 'days':
      return `P${count}D`;
    case 'hours':
      return `PT${count}H`;
  }
}

/** Which deadline, and when it is to be due: at a moment, or after so much time. */
export function NewDueFields({ found, states }: { readonly found: Case; readonly states: readonly State[] }) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const titled = (path: string): string => (path === '' ? t('deadline.case') : stateTitle(states, path, say));
  const deadlines = [
    ...found.clocks.flatMap(({ state, status, due }) => (status === 'running' && due !== null ? [{ value: `clock:${state}`, label: `${titled(state)} · ${moment(due)}` }] : [])),
    ...found.timers.filter(({ rung, incident }) => rung === undefined && incident === undefined).map(({ id, state, dueAt }) => ({ value: `timer:${id}`, label: `${titled(state)} · ${moment(dueAt)}` })),
  ];
  const needed = (label: string): { required: true; message: string } => ({ required: true, message: t('form.needed', { field: label }) });
  return (
    <>
      <Form.Item name="deadline" label={t('deadline')} rules={[needed(t('deadline'))]} {...(deadlines.length === 1 && { initialValue: deadlines[0]?.value })}>
        <Select aria-label={t('deadline')} options={deadlines} />
      </Form.Item>
      <Form.Item name="how" label={t('deadline.new')} initialValue="at">
        <Radio.Group>
          <Radio value="at">{t('deadline.at')}</Radio>
          <Radio value="in">{t('deadline.in')}</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('how') === 'in' ? (
            <Flex gap={8} wrap>
              <Form.Item name="count" label={t('deadline.count')} rules={[needed(t('deadline.count'))]}>
                <InputNumber aria-label={t('deadline.count')} min={1} max={9999} precision={0} />
              </Form.Item>
              <Form.Item name="unit" label={t('deadline.unit')} initialValue="working-days">
                <Select aria-label={t('deadline.unit')} style={{ minWidth: 120 }} options={UNITS.map((unit) => ({ value: unit, label: t(`verb.unit.${unit}`) }))} />
              </Form.Item>
              <Form.Item name="from" label={t('deadline.from')} initialValue="now">
                <Select aria-label={t('deadline.from')} style={{ minWidth: 160 }} options={[{ value: 'now', label: t('deadline.from.now') }, { value: 'due', label: t('deadline.from.due') }]} />
              </Form.Item>
            </Flex>
          ) : (
            <Form.Item name="moment" label={t('deadline.at')} rules={[needed(t('deadline.at'))]}>
              <DatePicker aria-label={t('deadline.at')} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}
