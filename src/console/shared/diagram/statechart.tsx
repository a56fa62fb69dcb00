import { ArrowsAltOutlined } from '@ant-design/icons';
import { Background, ControlButton, Controls, MarkerType, Position, ReactFlow, type Edge, type FitViewOptions, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useQuery } from '@tanstack/react-query';
import { Modal, Spin } from 'antd';
import { memo, useState, type ReactNode } from 'react';
import type { State, Transition } from '../../api/shapes.js';
import { Problem } from '../problem.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Changes } from './changes.js';
import { placeStates, type Arrow } from './layout.js';
import { Panned } from './panned.js';

interface Props {
  readonly states: readonly State[];
  /** Path of the state to mark. */
  readonly marked?: string | undefined;
  /** Where a case stands, and where it has been: paths of states. */
  readonly now?: readonly string[];
  readonly been?: ReadonlySet<string>;
  /** What no scenario comes past: states by path, arrows as `from → to`; all others are drawn as covered. */
  readonly uncovered?: Uncovered;
  /** What is not as it was before. */
  readonly changes?: Changes | undefined;
}

type Marks = ReadonlyMap<string, 'untouched' | 'excused'>;

export interface Uncovered {
  readonly states: Marks;
  readonly arrows: Marks;
}

/** At this zoom a chart can be read; where the whole would be smaller in the large window, that shows the place in question first. */
const READABLE = 0.9;
const NOWHERE: ReadonlySet<string> = new Set();

/** A workflow as a statechart: states inside states, and what leads from one to the next; the marked state says by what. */
export const Statechart = memo(function Statechart({ states: all, marked, now = [], been = NOWHERE, uncovered, changes }: Props) {
  const { t, say, article: named } = useTexts();
  const [large, setLarge] = useState(false);
  // The workflow itself is the frame that everything stands in.
  const states = all.filter(({ path }) => path !== '');
  const titleOf = (state: State): string => say(state.title) || (state.path.split('.').at(-1) ?? state.path);
  const arrows = arrowsOf(states, (transition) => labelOf(transition));
  const shape = [...states.map((state) => `${state.path} ${titleOf(state)}`), ...arrows.map(({ id }) => id)].join('\n');
  const { data: placed, error } = useQuery({ queryKey: ['layout', shape], queryFn: () => placeStates(states, arrows, titleOf), staleTime: Infinity, gcTime: 60_000, placeholderData: (before) => before });
  if (!placed) return error ? <Problem error={error} /> : <Spin />;
  const byPath = new Map(states.map((state) => [state.path, state]));
  const nodes: Node[] = placed.flatMap(({ path, parent, x, y, width, height }) => {
    const state = byPath.get(path);
    if (!state) return [];
    const group = state.children.length > 0;
    return [
      {
        id: path,
        position: { x, y },
        ...(parent !== undefined && { parentId: parent }),
        width,
        height,
        data: { label: titleOf(state) },
        className: ['state', group ? 'state-group' : '', state.kind === 'final' ? 'state-final' : '', path === marked ? 'state-marked' : '', now.includes(path) ? 'state-now' : '', been.has(path) ? 'state-been' : '', uncovered ? `state-${uncovered.states.get(path) ?? 'touched'}` : '', changes?.states.has(path) === true ? 'state-changed' : ''].join(' '),
        draggable: false,
        connectable: false,
        sourcePosition: Position.Right,
        targetPosition: Position.Left,
      },
    ];
  });
  const edges: Edge[] = arrows.map(({ id, from, to, label }) => ({ id, source: from, target: to, ...(from === marked && { label }), type: 'default', markerEnd: { type: MarkerType.ArrowClosed }, zIndex: 1, focusable: false, className: [from === marked ? 'arrow-marked' : '', uncovered ? `arrow-${uncovered.arrows.get(id) ?? 'touched'}` : '', changes?.arrows.has(id) === true ? 'arrow-changed' : ''].join(' ') }));
  const outer = placed.filter(({ parent }) => parent === undefined);
  const whole = Math.max(...outer.map(({ x, width }) => x + width)) * READABLE <= window.innerWidth;
  const first = [...outer].sort((one, other) => one.x - other.x).slice(0, 1).map(({ path }) => path);
  const centre = marked !== undefined && byPath.has(marked) ? [marked] : now.length > 0 ? now : first;
  const near: FitViewOptions = { nodes: centre.map((id) => ({ id })), minZoom: READABLE, maxZoom: 1 };
  const controls = { 'controls.ariaLabel': t('chart.controls'), 'controls.zoomIn.ariaLabel': t('chart.zoom-in'), 'controls.zoomOut.ariaLabel': t('chart.zoom-out'), 'controls.fitView.ariaLabel': t('chart.whole') };
  const drawn = (id: 'inside' | 'large', more?: ReactNode): ReactNode => (
    <Panned className={`statechart-${id}`}>
      {(onInit) => (
        <ReactFlow id={id} onInit={onInit} key={placed.map(({ path }) => path).join()} nodes={nodes} edges={edges} fitView {...(id === 'large' && !whole && { fitViewOptions: near })} minZoom={0.1} ariaLabelConfig={controls} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} proOptions={{ hideAttribution: true }}>
          <Background />
          <Controls showInteractive={false} aria-label={t('chart.controls')}>
            {more}
          </Controls>
        </ReactFlow>
      )}
    </Panned>
  );
  return (
    <>
      {drawn(
        'inside',
        <ControlButton title={t('chart.large')} aria-label={t('chart.large')} onClick={() => setLarge(true)}>
          <ArrowsAltOutlined aria-hidden />
        </ControlButton>,
      )}
      <Modal open={large} title={t('chart')} footer={null} width="100vw" className="statechart-window" onCancel={() => setLarge(false)} destroyOnHidden>
        {drawn('large')}
      </Modal>
    </>
  );

  function labelOf({ on, after, article }: Transition): string {
    return [on ?? after ?? '', article === undefined ? '' : named(article)].filter((part) => part !== '').join(' · ');
  }
});

/** One arrow for each pair of states, however many transitions lead that way. */
function arrowsOf(states: readonly State[], labelOf: (transition: Transition) => string): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { path, transitions } of states) {
    for (const transition of transitions) {
      if (transition.target === null || transition.target === path) continue;
      const id = `${path} → ${transition.target}`;
      const label = [...new Set([...(arrows.get(id)?.label.split(' / ') ?? []), labelOf(transition)])].filter((part) => part !== '').join(' / ');
      arrows.set(id, { id, from: path, to: transition.target, label });
    }
  }
  return [...arrows.values()];
}
