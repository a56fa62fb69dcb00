import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { outlineQuery, peopleQuery } from '../../api/queries.js';
import type { Text } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Register, RegisterColumn } from './register-queries.js';
import { useRegisterWords } from './use-register-words.js';

interface Props {
  readonly register: Register;
  /** `column:value`. */
  readonly where: readonly string[];
  readonly onChange: (where: readonly string[]) => void;
}

/** Conditions, one a tag: values of one column are alternatives, several columns have to fit all. */
export function RegisterFilters({ register, where, onChange }: Props) {
  const { t } = useTexts();
  const words = useRegisterWords(register);
  const [column, setColumn] = useState<string>();
  const [value, setValue] = useState('');
  const chosen = register.columns.find(({ id }) => id === column);
  const choices = useChoices(chosen);
  const add = (): void => {
    if (column === undefined) return;
    onChange([...new Set([...where, `${column}:${value}`])]);
    setValue('');
  };
  return (
    <Flex gap={8} wrap align="center">
      <Space.Compact>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} value={column ?? null} placeholder={t('register.filter')} aria-label={t('register.filter')} style={{ minWidth: 130 }} options={register.columns.map(({ id }) => ({ value: id, label: words.key(id) }))} onChange={(next: string | null | undefined) => { setColumn(next ?? undefined); setValue(''); }} />
        {chosen && (choices ? <Select showSearch={{ optionFilterProp: 'label' }} value={value} aria-label={t('register.value')} style={{ minWidth: 140 }} options={[{ value: '', label: t('register.empty') }, ...choices]} onChange={setValue} /> : <Input value={value} placeholder={t('register.empty')} aria-label={t('register.value')} style={{ width: 140 }} onChange={(event) => setValue(event.target.value)} onPressEnter={add} />)}
        {chosen && <Button icon={<PlusOutlined />} aria-label={t('register.filter.add')} onClick={add} />}
      </Space.Compact>
      {where.map((one) => {
        const [id, text] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)];
        return (
          <Tag key={one} closable={{ 'aria-label': t('register.filter.remove') }} className="value-text" onClose={() => onChange(where.filter((other) => other !== one))}>
            {words.key(id)}: {text === '' ? t('register.empty') : words.cell(id, text === 'true' ? true : text === 'false' ? false : text)}
          </Tag>
        );
      })}
    </Flex>
  );
}

/** What a column's values can be chosen from; undefined where anything may be written. */
function useChoices(column: RegisterColumn | undefined): { readonly value: string; readonly label: string }[] | undefined {
  const { t, say } = useTexts();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: outline } = useQuery(outlineQuery());
  if (column?.labels) return Object.entries(column.labels).map(([value, label]) => ({ value, label: say(label as Text) }));
  if (column?.type === 'boolean') return [{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }];
  switch (column?.refers) {
    case 'person':
      return people.map(({ id, name }) => ({ value: id, label: say(name) }));
    case 'department':
      return outline?.departments.map(({ id, title }) => ({ value: id, label: say(title) })) ?? [];
    case 'post':
      return outline?.posts.map(({ id, title }) => ({ value: id, label: say(title) })) ?? [];
    default:
      return undefined;
  }
}
