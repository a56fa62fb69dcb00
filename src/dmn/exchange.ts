import type { TableDefinition } from '../core/model/table.js';
import type { Language } from '../core/model/text.js';
import { fromDmn } from './from-dmn.js';
import { readXml } from './read-xml.js';
import { tableYaml } from './table-yaml.js';
import { toDmn } from './to-dmn.js';
import { writeXml } from './write-xml.js';

/** A table that a DMN file held. */
export interface TableText {
  readonly table: string;
  /** For `rules/<table>.yaml`. */
  readonly yaml: string;
  /** What its author should know: names that changed, and what a table says differently. */
  readonly notes: readonly string[];
}

export interface DmnImport {
  readonly tables: readonly TableText[];
  /** What the file holds and no table can. */
  readonly left: readonly string[];
  /** Decisions that were not taken, and why. */
  readonly refused: readonly string[];
}

/**
 * Reads a DMN file (1.3, 1.4 or 1.5).
 * @param text of the file, decoded from UTF-8
 * @throws DmnError where it is no such file, or one that is too large, too deep or has entities
 */
export async function importDmn(text: string): Promise<DmnImport> {
  const { tables, left, refused } = fromDmn(await readXml(text));
  return { tables: tables.map((table) => ({ table: table.definition.id, yaml: tableYaml(table), notes: table.notes })), left, refused };
}

/** A table as the text of a DMN file with one decision. @param language of the title that people see */
export function exportDmn(table: TableDefinition, language: Language): Promise<string> {
  return writeXml(toDmn(table, language));
}
