import { useRef } from 'react';
import { newKey } from '../api/client.js';

/** A key for a command; the same one as long as the command says the same, so that what the network lost happens once. */
export function useKey(): (command: unknown) => string {
  const attempt = useRef({ of: '', key: newKey() });
  return (command) => {
    const of = JSON.stringify(command);
    if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
    return attempt.current.key;
  };
}
