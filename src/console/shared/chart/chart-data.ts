/** What a chart shows: a figure of each series for each category; null where there is none. */
export interface ChartData {
  readonly kind: 'bars' | 'stacked' | 'lines';
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Bars lie, so that long names have room. */
  readonly lying?: boolean;
}
