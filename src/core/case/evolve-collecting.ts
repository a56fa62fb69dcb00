import type { CaseState } from '../model/case-state.js';
import type { CollectEvent } from '../model/collecting.js';
import { settled } from './evolve-trail.js';
import { without } from './records.js';

/** Folds what happens between a run and the cases that it collects. */
export function collecting(state: CaseState, event: CollectEvent): CaseState {
  switch (event.type) {
    case 'CollectionAsked': {
      const { type: _type, collection, article: _article, ...awaited } = event;
      return settled({ ...state, collections: { ...state.collections, [collection]: awaited } });
    }
    case 'CasesCollected':
      return settled({ ...state, collections: without(state.collections ?? {}, event.collection) });
    case 'SignalRefused':
      return state;
  }
}
