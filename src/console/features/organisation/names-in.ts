import type { Text } from '../../api/shapes.js';

/** A text as two inputs have it; one text for every language stands in the first. */
export function nameIn(text: Text): { readonly zh: string; readonly en: string } {
  return typeof text === 'string' ? { zh: text, en: '' } : { zh: text.zh ?? '', en: text.en ?? '' };
}

/** What two inputs come to: one text, or one for each language. */
export function nameOf({ zh = '', en = '' }: { readonly zh?: string | undefined; readonly en?: string | undefined }): Text {
  const [first, second] = [zh.trim(), en.trim()];
  if (second === '') return first;
  return first === '' ? { en: second } : { zh: first, en: second };
}
