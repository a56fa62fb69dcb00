import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Keeps lines broken as the text has them; one that breaks them in two ways keeps both. */
export function lineBreaksOf(text: string): Extension {
  if (!text.includes('\r')) return [];
  const lineBreak = /(?<!\r)\n|\r(?!\n)/.test(text) ? '\n' : '\r\n';
  return [EditorState.lineSeparator.of(lineBreak), EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?|\n/g, lineBreak))];
}
