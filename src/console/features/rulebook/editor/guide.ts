import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import type { Schemas } from '../../../api/client.js';
import { placeOf, type Place } from './offsets.js';

type Guide = Schemas['GuideDto'];

/** How the editor asks what fits at a place and what stands there, and what it does with the answer. */
export interface Guiding {
  /** Undefined where there is no answer. */
  readonly ask: (place: Place, text: string) => Promise<Guide | undefined>;
  readonly describe: (here: NonNullable<Guide['here']>) => string;
  readonly kindOf: (kind: string) => string;
  readonly go: (place: Schemas['PositionDto']) => void;
}

/** Completion as one types, what a name means where the mouse rests on it, and the way to where it is laid down: F12, or a click with Ctrl. */
export function guided(guiding: () => Guiding): Extension {
  const at = (view: EditorView, offset: number): Promise<Guide | undefined> => guiding().ask(placeOf(view.state.doc, offset), view.state.sliceDoc());
  const goFrom = (view: EditorView, offset: number): void =>
    void at(view, offset).then((guide) => {
      if (guide?.here?.at) guiding().go(guide.here.at);
    });
  return [
    autocompletion({ override: [(context) => complete(context, guiding())], icons: false }),
    hoverTooltip(async (view, offset): Promise<Tooltip | null> => {
      const here = (await at(view, offset))?.here;
      if (!here) return null;
      return {
        pos: offset,
        above: true,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'guide-tooltip';
          dom.textContent = guiding().describe(here);
          return { dom };
        },
      };
    }),
    keymap.of([{ key: 'F12', run: (view) => (goFrom(view, view.state.selection.main.head), true) }]),
    EditorView.domEventHandlers({
      click: (event, view) => {
        const offset = event.ctrlKey || event.metaKey ? view.posAtCoords(event) : null;
        if (offset !== null) goFrom(view, offset);
      },
    }),
  ];
}

async function complete(context: CompletionContext, { ask, kindOf }: Guiding): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/[\p{L}\p{N}_.-]+/u);
  if (!typed && !context.explicit) return null;
  const guide = await ask(placeOf(context.state.doc, context.pos), context.state.sliceDoc());
  if (!guide || guide.candidates.length === 0) return null;
  const options = guide.candidates.map(({ name, kind }): Completion => ({ label: name, detail: kindOf(kind), ...(kind === 'key' && { apply: `${name}: ` }) }));
  return { from: typed?.from ?? context.pos, options, validFor: /^[\p{L}\p{N}_. -]*$/u };
}
