import { compileTable } from '../decision/compile-table.js';
import { constantsOf } from '../decision/constants.js';
import { spaceOf, type TableSpace } from '../decision/table-space.js';
import type { RulebookDefinition } from '../model/definition.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import { TABLE_NAMES } from '../rulebook/names/standing-names.js';

const known = new WeakMap<RulebookDefinition, readonly TableSpace[]>();

/** The questions that each table can be asked, worked out once for all checks. */
export function tableSpaces(definition: RulebookDefinition): readonly TableSpace[] {
  const spaces = known.get(definition) ?? made(definition);
  known.set(definition, spaces);
  return spaces;
}

function made(definition: RulebookDefinition): readonly TableSpace[] {
  const constants = constantsOf(definition);
  const names = [...sharedNames(definition), ...TABLE_NAMES];
  const { edition } = definition;
  return [...definition.tables.values()].map((table) => spaceOf(compileTable(table, { names, constants, edition, hash: () => '' }), constants));
}
