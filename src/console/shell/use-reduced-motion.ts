import { useSyncExternalStore } from 'react';

const wish = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the person has asked the computer for less motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(listen, () => wish.matches);
}

function listen(onChange: () => void): () => void {
  wish.addEventListener('change', onChange);
  return () => wish.removeEventListener('change', onChange);
}
