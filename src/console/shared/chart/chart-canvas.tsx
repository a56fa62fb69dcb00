import { theme } from 'antd';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartData } from './chart-data.js';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const LIGHT = ['#1d4f91', '#c2571a', '#2a7010', '#7a3fa0', '#8a6d00', '#0b7285', '#b02a5b', '#595959'];
const DARK = ['#7fb0f0', '#f0a36b', '#7cc95a', '#c99be6', '#e0c04a', '#5cc4d6', '#f08cb0', '#bfbfbf'];

/** The only file that knows ECharts. It draws on a canvas: names from people are drawn, never read as markup. */
export function ChartCanvas({ title, data }: { readonly title: string; readonly data: ChartData }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const { token } = theme.useToken();
  const dark = isDark(token.colorBgContainer);
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: 'canvas' });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const words = { color: token.colorText, fontFamily: token.fontFamily };
    const names = { type: 'category' as const, data: [...data.categories], axisLabel: { ...words, hideOverlap: true, ...(data.lying === true && { width: 120, overflow: 'truncate' as const }) }, axisTick: { show: false } };
    const sizes = { type: 'value' as const, axisLabel: words, ...(isCounted(data) && { minInterval: 1 }), splitLine: { lineStyle: { color: token.colorBorderSecondary } } };
    chart.current?.setOption(
      {
        animation: token.motion,
        color: dark ? DARK : LIGHT,
        textStyle: words,
        grid: { left: 8, right: 16, top: data.series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
        legend: { show: data.series.length > 1, type: 'scroll', top: 0, textStyle: words },
        // The page's policy lets no markup bring styles of its own, which a tooltip of markup would.
        tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: token.colorBgElevated, borderColor: token.colorBorder, textStyle: words },
        xAxis: data.lying === true ? sizes : names,
        yAxis: data.lying === true ? { ...names, inverse: true } : sizes,
        series: data.series.map(({ name, values }) => ({ name, data: [...values], ...(data.kind === 'lines' ? { type: 'line' as const, symbolSize: 7 } : { type: 'bar' as const, barMaxWidth: 36, ...(data.kind === 'stacked' && { stack: 'all' }) }) })),
      },
      { notMerge: true },
    );
  }, [data, dark, token]);
  return <div ref={place} role="img" aria-label={title} style={{ height: '100%' }} />;
}

/** Whether there are whole numbers alone. */
function isCounted({ series }: ChartData): boolean {
  return series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)));
}

function isDark(colour: string): boolean {
  return Number.parseInt(colour.slice(1, 3), 16) < 128;
}
