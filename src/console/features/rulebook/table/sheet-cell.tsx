import { useState, type KeyboardEvent } from 'react';

export type Step = 'up' | 'down' | 'left' | 'right';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly faulty: boolean;
  /** Id of the element that says what is wrong. */
  readonly faults: string | undefined;
  /** Row and column, by which the grid finds the cell again. */
  readonly address: string;
  readonly placeholder: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly onStep: (step: Step) => void;
  readonly onMoveRow: (by: 1 | -1) => void;
  readonly onChoose: () => void;
}

/** One cell: a text that is written when one leaves it, and not with every key. */
export function SheetCell({ label, text, readOnly, faulty, faults, address, placeholder, onWrite, onStep, onMoveRow, onChoose }: Props) {
  const [typed, setTyped] = useState<string>();
  const write = (): void => {
    if (typed !== undefined && typed.trim() !== text) onWrite(typed.trim());
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') return setTyped(undefined);
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      write();
      return onMoveRow(event.key === 'ArrowUp' ? -1 : 1);
    }
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    write();
    onStep(step);
  };
  return (
    <textarea
      className="sheet-cell"
      rows={1}
      aria-label={label}
      aria-invalid={faulty}
      aria-describedby={faults}
      data-cell={address}
      value={typed ?? text}
      placeholder={placeholder}
      readOnly={readOnly}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={write}
      onFocus={onChoose}
      onKeyDown={onKeyDown}
    />
  );
}

/** Where a key leads: Enter to the next row, arrows on from the edge of the text. */
function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey, currentTarget: { value, selectionStart, selectionEnd } }: KeyboardEvent<HTMLTextAreaElement>): Step | undefined {
  if (altKey || ctrlKey || metaKey || (shiftKey && key !== 'Enter')) return undefined;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  const caret = selectionStart === selectionEnd;
  switch (key) {
    case 'Enter':
      return shiftKey ? 'up' : 'down';
    case 'ArrowUp':
      return value.slice(0, selectionStart).includes('\n') ? undefined : 'up';
    case 'ArrowDown':
      return value.slice(selectionEnd).includes('\n') ? undefined : 'down';
    case 'ArrowLeft':
      return whole || (caret && selectionStart === 0) ? 'left' : undefined;
    case 'ArrowRight':
      return whole || (caret && selectionEnd === value.length) ? 'right' : undefined;
    default:
      return undefined;
  }
}
