import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Schemas } from '../../../api/client.js';
import { editorColours } from './colours.js';
import { guided, type Guiding } from './guide.js';
import { lineBreaksOf } from './line-breaks.js';
import { markOf, offsetOf, placeOf, type Place } from './offsets.js';
import { stateAt } from './state-at.js';
import { typeOver } from './type-over.js';
import { writeOver } from './write-over.js';

/** What others can do with the editor while it is there. */
export interface EditorHandle {
  /** Takes over a text that was changed beside it. */
  readonly write: (text: string) => void;
  /** Moves the cursor, and leaves the keyboard where it is. */
  readonly show: (place: Place) => void;
}

export interface Cursor extends Place {
  /** Path of the state of a workflow that the cursor stands in. */
  readonly state: string | undefined;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly diagnostics: readonly Schemas['DiagnosticDto'][];
  /** Where somebody has gone, and the keyboard with them; undefined as long as nobody has. */
  readonly place: Place | undefined;
  readonly guiding: Guiding;
  readonly onChange: (text: string) => void;
  readonly onCursor: (cursor: Cursor) => void;
  readonly ref?: Ref<EditorHandle>;
}

/** A text of YAML with what is wrong in it marked. The Tab key leaves it, as it leaves any field. */
export function YamlEditor({ label, text, readOnly, diagnostics, place, guiding, onChange, onCursor, ref }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const tell = useRef({ guiding, onChange, onCursor });
  tell.current = { guiding, onChange, onCursor };
  useEffect(() => {
    const view = new EditorView({
      parent: host.current as HTMLDivElement,
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        yaml(),
        editorColours,
        lineBreaksOf(text),
        EditorView.lineWrapping,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        typeOver,
        guided(() => tell.current.guiding),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell.current.onChange(update.state.sliceDoc());
          if (update.docChanged || update.selectionSet) tell.current.onCursor({ ...placeOf(update.state.doc, update.state.selection.main.head), state: stateAt(update.state) });
        }),
      ],
    });
    editor.current = view;
    return () => view.destroy();
    // The editor keeps its text itself; whoever has another one makes another editor, by its key.
  }, []);
  useImperativeHandle(ref, () => ({
    write: (next) => editor.current && writeOver(editor.current, next),
    show: (wanted) => editor.current && moveCursor(editor.current, wanted),
  }), []);
  useEffect(() => {
    const view = editor.current;
    view?.dispatch(setDiagnostics(view.state, diagnostics.map((one) => markOf(view.state.doc, one))));
  }, [diagnostics]);
  useEffect(() => {
    const view = editor.current;
    if (!view || !place) return;
    const anchor = offsetOf(view.state.doc, place);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }, [place]);
  return <div ref={host} className="yaml-editor" />;
}

/** The editor scrolls, and nothing around it: whoever moves the cursor from elsewhere is looking there. */
function moveCursor(view: EditorView, place: Place): void {
  const anchor = offsetOf(view.state.doc, place);
  view.dispatch({ selection: { anchor } });
  const { top, bottom } = view.lineBlockAt(anchor);
  const { scrollTop, clientHeight } = view.scrollDOM;
  if (top < scrollTop || bottom > scrollTop + clientHeight) view.scrollDOM.scrollTop = top - clientHeight / 2;
}
