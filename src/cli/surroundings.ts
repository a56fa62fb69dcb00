import { STANDARD_CONNECTORS } from '../connectors/standard-connectors.js';
import type { Surroundings } from '../core/lint/check.js';
import { WORD_LETTERS } from '../letters/word-letters.js';

/** What every server has that a rulebook may name, for checking one without a server. */
export const SURROUNDINGS: Surroundings = { connectors: STANDARD_CONNECTORS, blanksOf: (template) => WORD_LETTERS.blanksOf(Buffer.from(template, 'base64')) };
