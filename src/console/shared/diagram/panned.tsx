import type { ReactFlowInstance } from '@xyflow/react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.js';

/** One press of an arrow key, in pixels on the screen. */
const STEP = 80;
const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

interface Props {
  readonly className: string;
  readonly children: (onInit: (view: ReactFlowInstance) => void) => ReactNode;
}

/** The frame of a diagram that the keyboard moves as the mouse does: arrows along, plus and minus in and out, 0 back to the whole. */
export function Panned({ className, children }: Props) {
  const { t } = useTexts();
  const view = useRef<ReactFlowInstance>(null);
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = view.current;
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!move(at, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`statechart ${className}`} role="group" aria-label={t('chart')} aria-description={t('chart.keys')} title={t('chart.keys')} tabIndex={0} onKeyDown={press}>
      {children((started) => {
        view.current = started;
      })}
    </div>
  );
}

/** Whether the key is one that moves. */
function move(view: ReactFlowInstance, key: string): boolean {
  const way = WAYS[key];
  if (way) {
    const { x, y, zoom } = view.getViewport();
    void view.setViewport({ x: x + way[0], y: y + way[1], zoom });
  } else if (key === '+' || key === '=') void view.zoomIn();
  else if (key === '-') void view.zoomOut();
  else if (key === '0') void view.fitView();
  else return false;
  return true;
}
