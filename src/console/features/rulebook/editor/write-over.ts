import { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Brings a text into the editor that was changed elsewhere: only what differs is written, so that the cursor and the history stay. */
export function writeOver(view: EditorView, text: string): void {
  const [before, after] = [view.state.doc.toString(), view.state.toText(text).toString()];
  if (before === after) return;
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < Math.min(before.length, after.length) - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  view.dispatch({ changes: { from, to: before.length - same, insert: Text.of(after.slice(from, after.length - same).split('\n')) } });
}
