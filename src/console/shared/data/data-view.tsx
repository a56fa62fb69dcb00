import { Descriptions, Empty } from 'antd';
import type { Field, JsonObject } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { ValueView } from './value-view.js';

interface Props {
  readonly fields: readonly Field[];
  readonly data: JsonObject;
  readonly version?: string | undefined;
  /** Names to mark: what has just changed. */
  readonly marked?: readonly string[];
}

/** The data of a case: every field that has a value, under its title. */
export function DataView({ fields, data, version, marked = [] }: Props) {
  const { t, say } = useTexts();
  const filled = fields.filter(({ id }) => data[id] !== undefined && data[id] !== null);
  if (filled.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('data.none')} />;
  return (
    <Descriptions
      className="data-view"
      bordered
      size="small"
      column={1}
      styles={{ label: { width: '32%', minWidth: 110 } }}
      items={filled.map(({ id, title, schema }) => ({
        key: id,
        label: say(title) || id,
        children: <ValueView value={data[id]} schema={schema} version={version} />,
        ...(marked.includes(id) && { styles: { content: { boxShadow: 'inset 3px 0 0 #d48806' } } }),
      }))}
    />
  );
}
