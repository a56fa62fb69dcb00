import { useEffect, useState } from 'react';
import type { Script } from './script.js';

const keyOf = (company: string): string => `practice case ${company}`;

/** The practice case, which outlives the panel as long as the browser's tab: whoever mends the rulebook comes back to it. */
export function useScript(company: string): readonly [Script | undefined, (script: Script | undefined) => void] {
  const [script, setScript] = useState(() => read(company));
  useEffect(() => {
    if (script) sessionStorage.setItem(keyOf(company), JSON.stringify(script));
    else sessionStorage.removeItem(keyOf(company));
  }, [company, script]);
  return [script, setScript];
}

function read(company: string): Script | undefined {
  const text = sessionStorage.getItem(keyOf(company));
  return text === null ? undefined : (JSON.parse(text) as Script);
}
