import { createContext } from 'react';

/** The case whose data is shown, where it is one: its files can be downloaded. */
export interface HeldCase {
  readonly id: string;
  /** The moment that is shown; now where absent. */
  readonly revision?: number;
}

export const HeldCaseContext = createContext<HeldCase | undefined>(undefined);
