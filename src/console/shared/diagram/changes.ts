import type { State, Transition } from '../../api/shapes.js';

/** What is new or other in a statechart: states by path, arrows as `from → to`; and the states that are no longer in it. */
export interface Changes {
  readonly states: ReadonlySet<string>;
  readonly arrows: ReadonlySet<string>;
  readonly removed: readonly State[];
}

/** How a workflow differs from what it was before. A state from which an arrow is gone counts as another. */
export function changesBetween(before: readonly State[], after: readonly State[]): Changes {
  const was = new Map(before.map((state) => [state.path, state]));
  const is = new Set(after.map(({ path }) => path));
  const own = after.filter(({ path }) => path !== '');
  return {
    states: new Set(own.filter((state) => !isSame(was.get(state.path), state)).map(({ path }) => path)),
    arrows: new Set(own.flatMap((state) => changedArrows(was.get(state.path), state))),
    removed: before.filter(({ path }) => !is.has(path)),
  };
}

function isSame(before: State | undefined, after: State): boolean {
  if (before === undefined) return false;
  const now = arrowsOf(after);
  return contentOf(before) === contentOf(after) && [...arrowsOf(before).keys()].every((id) => now.has(id));
}

/** What stands in the state itself: its parts and its arrows are compared by themselves. */
function contentOf(state: State): string {
  const { children: _, transitions, ...rest } = state;
  return JSON.stringify([rest, transitions.filter((one) => !leads(state, one))]);
}

function changedArrows(before: State | undefined, after: State): readonly string[] {
  const was = before ? arrowsOf(before) : new Map<string, string>();
  return [...arrowsOf(after)].flatMap(([id, content]) => (was.get(id) === content ? [] : [id]));
}

function arrowsOf(state: State): ReadonlyMap<string, string> {
  const arrows = new Map<string, string>();
  for (const one of state.transitions) {
    if (!leads(state, one)) continue;
    const id = `${state.path} → ${one.target ?? ''}`;
    arrows.set(id, `${arrows.get(id) ?? ''}${JSON.stringify(one)}`);
  }
  return arrows;
}

function leads({ path }: State, { target }: Transition): boolean {
  return target !== null && target !== path;
}
