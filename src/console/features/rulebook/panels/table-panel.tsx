import { Empty, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { useTexts } from '../../../texts/use-texts.js';
import type { SheetProps } from '../table/sheet-panel.js';

const SheetPanel = lazy(async () => ({ default: (await import('../table/sheet-panel.js')).SheetPanel }));

/** The rule of the text in the editor as a grid, where it is one with rows; the first key of a file says what it holds. */
export function TablePanel(props: SheetProps) {
  const { t } = useTexts();
  const kind = /^(table|ladder|rate|score|allocation)[ \t]*:/m.exec(props.text)?.[1];
  if (kind === undefined || kind === 'allocation') return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(kind === undefined ? 'sheet.none' : 'sheet.none.allocation')} />;
  return (
    <Suspense fallback={<Spin />}>
      <SheetPanel key={props.path} {...props} />
    </Suspense>
  );
}
