import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import type { ChartData } from './chart-data.js';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.js')).ChartCanvas }));

/** A chart, whose library is loaded with the first one. What it shows has to stand beside it as a table as well. */
export function Chart({ title, data }: { readonly title: string; readonly data: ChartData }) {
  const height = data.lying === true ? Math.max(160, 60 + data.categories.length * 34) : 280;
  return (
    <div style={{ height, marginBottom: 12 }}>
      <Suspense fallback={<Spin style={{ display: 'block', paddingTop: 100 }} />}>
        <ChartCanvas title={title} data={data} />
      </Suspense>
    </div>
  );
}
