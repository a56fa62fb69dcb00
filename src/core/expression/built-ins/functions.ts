import type { FeelFunction } from '../values/value.js';
import { BOOLEANS } from './booleans.js';
import { functionOf } from './call.js';
import { CONTEXTS } from './contexts.js';
import { CONVERSIONS } from './conversions.js';
import { DATES } from './dates.js';
import type { BuiltIn } from './declare.js';
import { FIGURES } from './figures.js';
import { LISTS } from './lists.js';
import { NUMBERS } from './numbers.js';
import { PATTERNS } from './patterns.js';
import { RANGES } from './ranges.js';
import { STRINGS } from './strings.js';

const ALL: readonly BuiltIn[] = [...CONVERSIONS, ...BOOLEANS, ...STRINGS, ...PATTERNS, ...LISTS, ...FIGURES, ...NUMBERS, ...RANGES, ...DATES, ...CONTEXTS];

/** FEEL's own functions by name, ready to be called. `now` and `today` are the scope's: the core has no clock. */
export const FUNCTIONS: ReadonlyMap<string, FeelFunction> = new Map(ALL.map((builtIn) => [builtIn.name, functionOf(builtIn)]));
