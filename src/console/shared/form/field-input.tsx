import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Flex, Input, InputNumber, Radio, Select, Space, Typography, type SelectProps } from 'antd';
import dayjs from 'dayjs';
import { useQuery } from '@tanstack/react-query';
import { outlineQuery, peopleQuery } from '../../api/queries.js';
import type { Json, JsonObject, Schema } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { isFileSchema } from '../data/attachment-view.js';
import { FileInput } from './file-input.js';
import type { InputProps } from './input-props.js';

const LONG_TEXT = 100;

/** The one input that fits a schema. */
export function FieldInput({ schema, label, id, value, onChange }: InputProps) {
  const { t } = useTexts();
  const common = { 'aria-label': label, ...(id !== undefined && { id }) };
  const give = (next: Json | undefined): void => onChange?.(next === '' || next === null ? undefined : next);
  const options = useOptions(schema);
  const text = typeof value === 'string' ? value : undefined;
  if (options) return <Select {...common} allowClear showSearch={{ optionFilterProp: 'label' }} options={[...options]} value={value as string} onChange={give} />;
  if (isFileSchema(schema)) return <FileInput schema={schema} label={label} value={value} onChange={give} {...(id !== undefined && { id })} />;
  switch (schema.type) {
    case 'boolean':
      return (
        <Radio.Group {...common} value={value} onChange={(event) => give(event.target.value as boolean)}>
          <Radio value>{t('yes')}</Radio>
          <Radio value={false}>{t('no')}</Radio>
        </Radio.Group>
      );
    case 'integer':
    case 'number':
      return <InputNumber {...common} style={{ width: '100%', maxWidth: 240 }} {...(schema.type === 'integer' && { precision: 0 })} value={value as number} onChange={give} />;
    case 'array':
      return schema.items?.type === 'object' ? (
        <RowsInput schema={schema.items} label={label} value={value as readonly JsonObject[]} onChange={give} />
      ) : (
        <ListInput schema={schema} label={label} value={value} onChange={give} {...(id !== undefined && { id })} />
      );
    default:
      break;
  }
  switch (schema.format) {
    case 'date':
      return <DatePicker {...common} value={text ? dayjs(text) : null} onChange={(date) => give(date?.format('YYYY-MM-DD'))} />;
    case 'year-month':
      return <DatePicker {...common} picker="month" value={text ? dayjs(`${text}-01`) : null} onChange={(date) => give(date?.format('YYYY-MM'))} />;
    case 'date-time':
      return <DatePicker {...common} showTime value={text ? dayjs(text) : null} onChange={(date) => give(date?.format('YYYY-MM-DDTHH:mm:ssZ'))} />;
    case 'decimal':
      return <Input {...common} inputMode="decimal" style={{ maxWidth: 240 }} value={text} onChange={(event) => give(event.target.value.trim())} />;
    default:
      return (schema.maxLength ?? LONG_TEXT) > LONG_TEXT ? (
        <Input.TextArea {...common} rows={3} {...(schema.maxLength !== undefined && { maxLength: schema.maxLength, showCount: true })} value={text} onChange={(event) => give(event.target.value)} />
      ) : (
        <Input {...common} value={text} onChange={(event) => give(event.target.value)} />
      );
  }
}

/** Several texts or names. */
function ListInput({ schema, label, id, value, onChange }: InputProps) {
  const { t } = useTexts();
  const options = useOptions(schema.items ?? {});
  return (
    <Select
      aria-label={label}
      {...(id !== undefined && { id })}
      mode={options ? 'multiple' : 'tags'}
      showSearch={{ optionFilterProp: 'label' }}
      open={options ? undefined : false}
      suffix={options ? undefined : null}
      placeholder={options ? undefined : t('form.list.hint')}
      options={options ? [...options] : []}
      value={value as string[]}
      onChange={(next) => onChange?.(next)}
    />
  );
}

/** What can be chosen from; undefined where anything may be written. */
function useOptions(schema: Schema): SelectProps<string>['options'] {
  const { say } = useTexts();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: outline } = useQuery(outlineQuery());
  if (schema.enum) return schema.enum.map((value) => ({ value: value as string, label: say(schema['x-labels']?.[String(value)]) || String(value) }));
  switch (schema['x-refers']) {
    case 'person':
      return people.map(({ id, name }) => ({ value: id, label: say(name) }));
    case 'department':
      return outline?.departments.map(({ id, title }) => ({ value: id, label: say(title) })) ?? [];
    case 'post':
      return outline?.posts.map(({ id, title }) => ({ value: id, label: say(title) })) ?? [];
    case undefined:
      return undefined;
  }
}

interface RowsProps {
  readonly schema: Schema;
  readonly label: string;
  readonly value?: readonly JsonObject[] | undefined;
  readonly onChange: (value: Json) => void;
}

/** A list of things with several fields each: one card a thing. */
function RowsInput({ schema, label, value = [], onChange }: RowsProps) {
  const { t, say } = useTexts();
  const fields = Object.entries(schema.properties ?? {});
  const change = (at: number, name: string, next: Json | undefined): void => {
    onChange(value.map((row, index) => (index === at ? withField(row, name, next) : row)));
  };
  return (
    <Flex vertical gap={8} role="group" aria-label={label}>
      {value.map((row, at) => (
        <Card key={at} size="small" title={t('form.row', { number: at + 1 })} extra={<Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('form.row.remove', { number: at + 1 })} onClick={() => onChange(value.filter((_, index) => index !== at))} />}>
          <Space wrap size={[16, 8]} align="start">
            {fields.map(([name, field]) => (
              <Flex key={name} vertical gap={2} style={{ minWidth: 140 }}>
                <Typography.Text type="secondary">
                  {say(field.title) || name}
                  {schema.required?.includes(name) === true && ' *'}
                </Typography.Text>
                <FieldInput schema={field} label={`${say(field.title) || name} ${at + 1}`} value={row[name]} onChange={(next) => change(at, name, next)} />
              </Flex>
            ))}
          </Space>
        </Card>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, {}])}>
        {t('form.row.add')}
      </Button>
    </Flex>
  );
}

function withField(row: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...rest } = row;
  return value === undefined ? rest : { ...rest, [name]: value };
}
