import type { Host } from './connection-options.js';

/**
 * The hosts of one cluster. All connections of this server go to one of them, until that one is gone or says that it may not
 * work; then to the next, and round again. A host that has come back is not returned to by itself.
 */
export class Hosts {
  #at = 0;

  constructor(private readonly all: readonly Host[]) {
    if (all.length === 0) throw new Error('Expected a host.');
  }

  get current(): Host {
    const host = this.all[this.#at % this.all.length];
    if (host === undefined) throw new Error('Expected a host.');
    return host;
  }

  get several(): boolean {
    return this.all.length > 1;
  }

  /** Several who find the same host gone move on once. */
  moveOn(from: Host): void {
    if (from === this.current) this.#at += 1;
  }
}
