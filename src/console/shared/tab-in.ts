/** The tab that an address names, as far as the page has it for this person; otherwise the first. */
export function tabIn(search: URLSearchParams, items: readonly { readonly key: string }[]): string {
  const wanted = search.get('tab');
  return (items.find(({ key }) => key === wanted) ?? items[0])?.key ?? '';
}
