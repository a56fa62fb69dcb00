/**
 * Has the old part of the heap collected when it has grown by 60 per cent. Left to itself, V8 lets it grow fourfold: a busy server then holds 100 MiB of garbage
 * and is no faster (docs/reference/performance.md). To be imported before everything else: a heap that has grown already stays large.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--heap-growing-percent=60');
