import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours for both themes; the page's colour scheme chooses. */
export const editorColours = [
  EditorView.theme({
    '&': { height: 'var(--pane, 46vh)', fontSize: '13px', border: '1px solid rgba(128,128,128,0.35)', borderRadius: '6px' },
    '.cm-content': { caretColor: 'light-dark(#000, #fff)' },
    '.cm-cursor': { borderLeftColor: 'light-dark(#000, #fff)' },
    '.cm-gutters': { backgroundColor: 'light-dark(#f7f7f7, #1d1d1d)', color: 'light-dark(#595959, #b0b0b0)', border: 'none' },
    '.cm-activeLine': { backgroundColor: 'light-dark(rgba(29,79,145,0.05), rgba(127,176,240,0.08))' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'light-dark(#cfe0f5, #26405f)' },
    '.cm-tooltip': { backgroundColor: 'light-dark(#fff, #262626)', color: 'light-dark(#222, #e6e6e6)', border: '1px solid rgba(128,128,128,0.4)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'light-dark(#1d4f91, #8fbcf5)' },
      { tag: tags.comment, color: 'light-dark(#5c5c5c, #a6a6a6)', fontStyle: 'italic' },
      { tag: [tags.string, tags.attributeValue], color: 'light-dark(#8a3b12, #f0b78e)' },
      { tag: [tags.keyword, tags.labelName, tags.typeName], color: 'light-dark(#7a1f7a, #e3a6e3)' },
    ]),
  ),
];
