import type { Text } from '../../model/text.js';
import type { Draft } from '../compiled.js';
import type { Forecast, ForecastEnd, ForecastStep } from './forecast-model.js';

/** A forecast has no more steps than this. */
export const MOST_STEPS = 30;

/** What has been found on the ways so far: each step once, each end once. */
export interface Findings {
  step(path: string): ForecastStep | undefined;
  /** Notes a step; where there is no room for it, the forecast ends instead. */
  add(step: ForecastStep): void;
  end(state: string, why: ForecastEnd['why'], sure: boolean, because?: readonly Text[]): void;
  /** Nothing more is looked for. */
  full(): boolean;
  told(): Forecast;
}

export function newFindings(draft: Draft): Findings {
  const { states } = draft.deed.workflow.definition;
  const steps = new Map<string, ForecastStep>();
  const ends = new Map<string, ForecastEnd>();
  let isFull = false;
  const end: Findings['end'] = (state, why, sure, because = []) => {
    const title = states.get(state)?.title;
    const before = ends.get(`${why} ${state}`);
    ends.set(`${why} ${state}`, { state, ...(title !== undefined && { title }), why, sure: sure || before?.sure === true, ...(because.length > 0 && { because }) });
  };
  return {
    step: (path) => steps.get(path),
    add(step) {
      if (steps.size < MOST_STEPS) return void steps.set(step.state, step);
      isFull = true;
      end(step.state, 'too-long', step.sure);
    },
    end,
    full: () => isFull,
    told: () => ({ steps: [...steps.values()], ends: [...ends.values()] }),
  };
}
