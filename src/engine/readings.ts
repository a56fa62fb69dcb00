import { readRulebook, type RulebookReading } from '../core/rulebook/read-rulebook.js';
import type { RulebookFiles } from './ports/rulebook-store.js';
import { versionOf } from './version-of.js';

/** Rulebooks of so many companies, or states of a draft, are kept. */
const KEPT_MAX = 8;

/** Rulebooks as they were read last: on the way from a draft to cases, the same files are asked for several times. */
export class Readings {
  readonly #kept = new Map<string, RulebookReading>();

  /** @param version content hash of the files, where it is known already */
  read(company: string, files: RulebookFiles, version = versionOf(files)): RulebookReading {
    const key = `${company} ${version}`;
    const reading = this.#kept.get(key) ?? readRulebook(company, files);
    this.#kept.delete(key);
    this.#kept.set(key, reading);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    return reading;
  }
}
