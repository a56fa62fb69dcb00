/**
 * Readers turn YAML nodes into definitions and report everything that is wrong on the way. A reader answers undefined
 * for what it has reported; it never throws and never stops at the first fault. This folder knows YAML nodes and names,
 * and nothing about particular files.
 */
import type { Diagnostic, Position } from '../../model/diagnostic.js';
import { MAX_FAULTS_PER_FILE } from '../yaml/limits.js';
import type { ReadingRule } from '../rule-id.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import type { Known, NameKind } from './known.js';
import type { Sightings } from './sightings.js';

/** Turns a node into a value, or reports why it cannot. */
export type Reader<T> = (node: YamlNode, reading: Reading) => T | undefined;

/** What a reader may know about its surroundings. */
export interface Reading {
  readonly known: Known;
  /** FEEL names that expressions here may use, besides FEEL's own functions. */
  readonly scope: readonly string[];
  /** False where the file that lists some of them could not be read: then no name is called unknown. */
  readonly scopeComplete: boolean;
  /** Path of the state being read. */
  readonly state: string;
  readonly sightings: Sightings;
  /** @param among what would have been right there, where there is a list of it */
  report(rule: ReadingRule, at: Position, message: string, suggestion?: string, among?: Among): void;
}

/** Names or words of which one is expected. */
export interface Among {
  readonly kind: NameKind | 'key' | 'word' | 'expression' | 'action';
  readonly names: Iterable<string>;
}

/** Told of each fault for which there is a list of what would have been right. */
export type Observe = (message: string, among: Among) => void;

/** Collects diagnostics, with a bound for each file. */
export function newReport(diagnostics: Diagnostic[], observe?: Observe): Reading['report'] {
  const counts = new Map<string, number>();
  return (rule, at, message, suggestion, among) => {
    if (among) observe?.(message, among);
    const count = (counts.get(at.file) ?? 0) + 1;
    counts.set(at.file, count);
    if (count > MAX_FAULTS_PER_FILE) return;
    diagnostics.push({ rule, severity: 'error', file: at.file, line: at.line, column: at.column, message, ...(suggestion !== undefined && { suggestion }) });
  };
}
