import { useEffect, useState } from 'react';
import type { Script } from './script.js';

const KEPT = 'practice case';

/** The practice case, which outlives the panel as long as the browser's tab: whoever mends the rulebook comes back to it. */
export function useScript(): readonly [Script | undefined, (script: Script | undefined) => void] {
  const [script, setScript] = useState(read);
  useEffect(() => {
    if (script) sessionStorage.setItem(KEPT, JSON.stringify(script));
    else sessionStorage.removeItem(KEPT);
  }, [script]);
  return [script, setScript];
}

function read(): Script | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Script);
}
