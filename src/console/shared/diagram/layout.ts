import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { State } from '../../api/shapes.js';

/** A state of a workflow with its place; inner states are placed inside their parent. */
export interface PlacedState {
  readonly path: string;
  readonly parent: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

interface Layouter {
  readonly elk: InstanceType<typeof ELK>;
  /** Rejected when its thread cannot go on. */
  readonly failed: Promise<never>;
}

let kept: Layouter | undefined = startLayouter();

/** In a thread of its own: a large workflow is laid out while somebody writes on. */
function startLayouter(): Layouter {
  const worker = new Worker(workerUrl);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => {
      kept = undefined;
      reject(new Error(`Expected the layout of diagrams to run, but ${workerUrl} does not.`));
    });
  });
  failed.catch(() => undefined);
  return { elk: new ELK({ workerFactory: () => worker }), failed };
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  // Forward is the order in which the regulation tells its steps.
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  // The arrows are drawn by React Flow: how they run here is only to keep states apart.
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.spacing.nodeNodeBetweenLayers': '70',
  'elk.spacing.nodeNode': '28',
  'elk.padding': '[top=38,left=16,bottom=16,right=16]',
};

/** From so many states on, the order of the YAML is kept: nobody waits for a little fewer crossings. */
const LARGE = 60;
const AT_ONCE = { ...OPTIONS, 'elk.layered.crossingMinimization.strategy': 'NONE', 'elk.layered.nodePlacement.strategy': 'SIMPLE' };

/** Finds a place for every state, so that arrows go forward where they can. */
export async function placeStates(states: readonly State[], arrows: readonly Arrow[], titleOf: (state: State) => string): Promise<readonly PlacedState[]> {
  const known = new Set(states.map(({ path }) => path));
  const layoutOptions = states.length > LARGE ? AT_ONCE : OPTIONS;
  const nodeOf = (state: State): ElkNode => {
    const children = state.children.flatMap((path) => states.find((one) => one.path === path) ?? []);
    return { id: state.path, layoutOptions, ...(children.length > 0 ? { children: children.map(nodeOf) } : sizeOf(titleOf(state))) };
  };
  const edges: ElkExtendedEdge[] = arrows.filter(({ from, to }) => known.has(from) && known.has(to)).map(({ id, from, to }) => ({ id, sources: [from], targets: [to] }));
  const tops = states.filter(({ path }) => !path.includes('.'));
  kept ??= startLayouter();
  const graph = await Promise.race([kept.failed, kept.elk.layout({ id: 'workflow', layoutOptions, children: tops.map(nodeOf), edges })]);
  return (graph.children ?? []).flatMap((node) => flattened(node, undefined));
}

function flattened({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode, parent: string | undefined): readonly PlacedState[] {
  return [{ path: id, parent, x, y, width, height }, ...children.flatMap((child) => flattened(child, id))];
}

const WIDTH_MAX = 260;

/** Room for a title, in two lines where one would be too wide. Chinese letters are twice as wide as Latin ones. */
function sizeOf(title: string): { readonly width: number; readonly height: number } {
  const units = Array.from(title).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  const width = Math.max(units * 8 + 28, 70);
  return { width: Math.min(width, WIDTH_MAX), height: width > WIDTH_MAX ? 58 : 40 };
}
