import { useState } from 'react';
import type { Parameter } from '../yaml/parameters.js';

interface Props {
  readonly parameter: Parameter;
  readonly label: string;
  readonly readOnly: boolean;
  readonly onWrite: (value: string) => void;
}

/** A figure that is written when one leaves it or presses Enter; Escape brings back what was there. */
export function ParameterValue({ parameter: { value }, label, readOnly, onWrite }: Props) {
  const [typed, setTyped] = useState<string>();
  const write = (): void => {
    if (typed !== undefined && typed.trim() !== '' && typed.trim() !== value) onWrite(typed.trim());
    setTyped(undefined);
  };
  return (
    <textarea
      className="sheet-cell"
      rows={1}
      aria-label={label}
      value={typed ?? value}
      readOnly={readOnly}
      spellCheck={false}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') setTyped(undefined);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
