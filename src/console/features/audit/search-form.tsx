import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { outlineQuery, peopleQuery, workflowQuery, workflowsQuery } from '../../api/queries.js';
import type { Workflow } from '../../api/shapes.js';
import { stateTitle } from '../../shared/data/summary.js';
import { useTexts } from '../../texts/use-texts.js';
import { DEVIATIONS, STATUSES, type Search } from './search.js';

interface Props {
  readonly search: Search;
  readonly onChange: (name: keyof Search, value: string | undefined) => void;
}

/** What is looked for: all of it has to hold. */
export function SearchForm({ search, onChange }: Props) {
  const { t, say } = useTexts();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: workflows = [] } = useQuery(workflowsQuery);
  const { data: outline } = useQuery(outlineQuery());
  const { data: workflow } = useQuery({ ...workflowQuery(search.workflow ?? ''), enabled: search.workflow !== undefined });
  const titled = (one: { readonly id: string; readonly title: unknown }): string => `${one.id} ${say(one.title as Readonly<Record<string, unknown>>)}`;
  const choices: readonly (readonly [keyof Search, string, readonly { readonly value: string; readonly label: string }[]])[] = [
    ['person', t('audit.person'), people.map(({ id, name }) => ({ value: id, label: say(name) }))],
    ['article', t('article'), (outline?.articles ?? []).map((one) => ({ value: one.id, label: titled(one) }))],
    ['deviation', t('audit.deviation'), DEVIATIONS.map((value) => ({ value, label: t(`deviation.${value}`) }))],
    ['workflow', t('workflow'), workflows.map(({ id, title }) => ({ value: id, label: say(title) }))],
    ['outcome', t('audit.outcome'), endsOf(workflow).map((path) => ({ value: path, label: stateTitle(workflow?.states ?? [], path, say) }))],
    ['status', t('case.status'), STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))],
  ];
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} role="search">
      {choices.map(([name, label, options]) => (
        <Select
          key={name}
          allowClear
          disabled={name === 'outcome' && search.workflow === undefined}
          showSearch={{ optionFilterProp: 'label' }}
          value={search[name]}
          placeholder={label}
          aria-label={label}
          style={{ minWidth: 150, maxWidth: 300, flex: '1 1 150px' }}
          popupMatchSelectWidth={false}
          options={[...options]}
          onChange={(value?: string) => onChange(name, value)}
        />
      ))}
      {(['amountFrom', 'amountTo'] as const).map((name) => (
        <Input.Search key={name} allowClear inputMode="decimal" defaultValue={search[name]} placeholder={t(`audit.${name}`)} aria-label={t(`audit.${name}`)} style={{ width: 170 }} onSearch={(value) => onChange(name, value.trim() || undefined)} />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <DatePicker key={name} value={search[name] === undefined ? null : dayjs(search[name])} placeholder={t(`audit.${name}`)} aria-label={t(`audit.${name}`)} onChange={(_, text) => onChange(name, typeof text === 'string' && text !== '' ? text : undefined)} />
      ))}
    </Flex>
  );
}

/** Where a case of the workflow can end: final states within others end those alone. */
function endsOf(workflow: Workflow | undefined): readonly string[] {
  return (workflow?.states ?? []).filter(({ path, kind }) => kind === 'final' && !path.includes('.')).map(({ path }) => path);
}
