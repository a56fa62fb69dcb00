import type { Step } from './clients.js';

/** Something that is measured, on a database of its own. */
export interface Contender {
  readonly name: 'naive' | 'raw' | 'raw + look' | 'raw, bulk' | 'store' | 'engine' | 'memory';
  readonly step: Step;
  close(): Promise<void>;
}

export interface Arena {
  readonly name: string;
  open(clients: number): Promise<readonly Contender[]>;
  close(): Promise<void>;
}

export const GROUP_MAX = 128;
