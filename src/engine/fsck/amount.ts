/** A decimal in the shortest way to write it, so that `7.50` and `7.5` are the same amount; other text as it is. */
export function shortestAmount(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === '') return text;
  const magnitude = fraction === '' ? whole : `${whole}.${fraction}`;
  return magnitude === '0' ? '0' : sign + magnitude;
}
