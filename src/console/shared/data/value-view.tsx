import { CheckCircleTwoTone, MinusCircleOutlined } from '@ant-design/icons';
import { Table, Typography } from 'antd';
import type { Json, JsonObject, Schema } from '../../api/shapes.js';
import { useMoments } from '../../texts/use-moments.js';
import { isolated } from '../../texts/isolated.js';
import { useTexts } from '../../texts/use-texts.js';
import { useNames } from '../use-names.js';
import { AttachmentView, isAttachment } from './attachment-view.js';

interface Props {
  readonly value: Json | undefined;
  readonly schema?: Schema | undefined;
  readonly version?: string | undefined;
}

const LONG = 400;

/** A value as people read it. Whatever it holds is shown as text, never as markup or as a link. */
export function ValueView({ value, schema = {}, version }: Props) {
  const { t } = useTexts();
  const text = useValueText(version);
  if (value === undefined || value === null || value === '') return <Typography.Text type="secondary">—</Typography.Text>;
  if (typeof value === 'boolean') {
    return (
      <span>
        {value ? <CheckCircleTwoTone twoToneColor="#389e0d" aria-hidden /> : <MinusCircleOutlined aria-hidden />} {t(value ? 'yes' : 'no')}
      </span>
    );
  }
  if (isAttachment(value)) return <AttachmentView file={value} />;
  if (Array.isArray(value) && value.some(isObject)) return <ObjectTable rows={value.filter(isObject)} schema={schema.items ?? {}} version={version} />;
  const shown = text(value, schema);
  if (shown.length <= LONG) return <span className="value-text">{shown}</span>;
  return (
    <Typography.Paragraph className="value-text" style={{ marginBottom: 0 }} ellipsis={{ rows: 4, expandable: 'collapsible', symbol: (open) => t(open ? 'less' : 'more') }}>
      {shown}
    </Typography.Paragraph>
  );
}

function ObjectTable({ rows, schema, version }: { readonly rows: readonly JsonObject[]; readonly schema: Schema; readonly version?: string | undefined }) {
  const { t, say } = useTexts();
  const names = Object.keys(schema.properties ?? {});
  const columns = (names.length > 0 ? names : [...new Set(rows.flatMap((row) => Object.keys(row)))]).map((name) => ({
    key: name,
    title: say(schema.properties?.[name]?.title) || name,
    render: (_: unknown, row: JsonObject) => <ValueView value={row[name]} schema={schema.properties?.[name]} version={version} />,
  }));
  return (
    <div role="region" aria-label={t('data.rows')} tabIndex={0} style={{ overflowX: 'auto' }}>
      <Table size="small" bordered style={{ minWidth: 'max-content' }} pagination={rows.length > 10 ? { pageSize: 10, size: 'small' } : false} dataSource={rows.map((row, at) => ({ ...row, rowKey: at }))} rowKey="rowKey" columns={columns} />
    </div>
  );
}

/** The same in one line, for lists and tables. */
export function useValueText(version?: string): (value: Json | undefined, schema?: Schema) => string {
  const { t, say } = useTexts();
  const { day, moment } = useMoments();
  const names = useNames(version);
  const text = (value: Json | undefined, schema: Schema = {}): string => {
    if (value === undefined || value === null) return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (isAttachment(value)) return value.name;
    if (Array.isArray(value)) return value.map((one: Json) => isolated(text(one, schema.items))).join(t('list.comma'));
    if (isObject(value)) return Object.entries(value).map(([name, one]) => `${say(schema.properties?.[name]?.title) || name}: ${isolated(text(one, schema.properties?.[name]))}`).join('; ');
    const plain = typeof value === 'string' ? value : JSON.stringify(value);
    const label = schema['x-labels']?.[plain];
    if (label !== undefined) return say(label);
    if (schema['x-refers'] !== undefined) return names[schema['x-refers']](plain);
    if (schema.format === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(plain)) return day(plain);
    if (schema.format === 'date-time' && !Number.isNaN(Date.parse(plain))) return moment(plain);
    return plain;
  };
  return text;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
