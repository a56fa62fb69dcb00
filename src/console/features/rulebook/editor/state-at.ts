import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** Path of the innermost state of a workflow that the cursor stands in: the keys that follow `states`. */
export function stateAt(state: EditorState): string | undefined {
  const keys: string[] = [];
  for (let node = syntaxTree(state).resolveInner(state.selection.main.head, -1).node.parent; node; node = node.parent) {
    const key = node.name === 'Pair' ? node.getChild('Key') : null;
    if (key) keys.unshift(state.sliceDoc(key.from, key.to));
  }
  const path = keys.filter((_, at) => keys[at - 1] === 'states');
  return path.length === 0 ? undefined : path.join('.');
}
