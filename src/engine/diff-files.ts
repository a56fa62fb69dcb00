import { diffLines } from 'diff';
import { isTemplate } from '../core/rulebook/templates.js';
import type { RulebookFiles } from './ports/rulebook-store.js';

/** How one file differs; lines as a person reads them, none for a Word template. */
export interface FileDiff {
  readonly file: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Files that differ between two versions, in order of name. */
export function diffFiles(before: RulebookFiles, after: RulebookFiles): readonly FileDiff[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((file) => {
    const old = before[file];
    const now = after[file];
    if (old === now) return [];
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ file, change, lines: isTemplate(file) ? [] : linesOf(old ?? '', now ?? '') }];
  });
}

function linesOf(before: string, after: string): readonly DiffLine[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value.replace(/\n$/, '').split('\n').map((text) => ({ kind, text }) as const);
  });
}
