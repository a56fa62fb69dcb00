import { isMap, isScalar } from 'yaml';
import { pairOf, writtenOf } from './whole-document.js';

/** A text for people as a rulebook writes it. */
export type WrittenText = string | { readonly zh?: string; readonly en?: string };

/** The text that a node holds; undefined where it holds something else. */
export function textOf(node: unknown): WrittenText | undefined {
  if (isScalar(node)) return writtenOf(node);
  if (!isMap(node)) return undefined;
  const [zh, en] = ['zh', 'en'].map((language) => {
    const value = pairOf(node, language)?.value;
    return isScalar(value) ? writtenOf(value) : undefined;
  });
  return zh === undefined && en === undefined ? undefined : { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}
