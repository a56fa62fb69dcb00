import type { ActionDefinition } from '../model/action-definition.js';
import { objectsIn } from './walk.js';

export type Tell = Extract<ActionDefinition, { readonly kind: 'tell' }>;

/** Every action inside a piece of a definition that tells people something. */
export function tellsIn(piece: unknown): readonly Tell[] {
  return objectsIn(piece).filter(isTell);
}

function isTell(object: object): object is Tell {
  return 'kind' in object && object.kind === 'tell' && 'to' in object && 'at' in object;
}
