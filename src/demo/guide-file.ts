import { parse } from 'yaml';
import type { DemonstrationGuest } from '../api/demonstration/demonstration.js';

/** Whom a visitor of the demonstration may sign in as. */
export function readGuests(text: string): readonly DemonstrationGuest[] {
  return (parse(text, { schema: 'core' }) as { guests: readonly DemonstrationGuest[] }).guests;
}
