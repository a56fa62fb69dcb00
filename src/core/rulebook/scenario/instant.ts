import { stringThat } from '../reader/scalars.js';
import { isDateTime, isDuration } from '../schema/formats.js';

/** A moment with its offset from UTC. */
export const instant = stringThat(isDateTime, 'a moment with its offset such as 2026-02-28T09:00:00+08:00');

/** A span of time. */
export const duration = stringThat(isDuration, 'a duration such as PT48H or P3D');
