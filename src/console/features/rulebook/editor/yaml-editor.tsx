import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../../api/client.js';
import { editorColours } from './colours.js';
import { markOf, offsetOf, type Place } from './offsets.js';
import { stateAt } from './state-at.js';
import { typeOver } from './type-over.js';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly diagnostics: readonly Schemas['DiagnosticDto'][];
  readonly place: Place | undefined;
  readonly onChange: (text: string) => void;
  /** Path of the state that the cursor stands in. */
  readonly onState: (path: string | undefined) => void;
}

/** A text of YAML with what is wrong in it marked. The Tab key leaves it, as it leaves any field. */
export function YamlEditor({ label, text, readOnly, diagnostics, place, onChange, onState }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const tell = useRef({ onChange, onState });
  tell.current = { onChange, onState };
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
        EditorView.lineWrapping,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        typeOver,
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell.current.onChange(update.state.doc.toString());
          if (update.docChanged || update.selectionSet) tell.current.onState(stateAt(update.state));
        }),
      ],
    });
    editor.current = view;
    return () => view.destroy();
    // The editor keeps its text itself; whoever has another one makes another editor, by its key.
  }, []);
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
