import { Document, isCollection, isSeq, parse, parseDocument, visit } from 'yaml';
import type { JsonObject } from '../../../api/shapes.js';

/** The scenarios of a file's text, as they are written; none where it cannot be read. */
export function scenariosIn(text: string): readonly JsonObject[] {
  try {
    const { scenarios } = (parse(text) ?? {}) as { readonly scenarios?: unknown };
    return Array.isArray(scenarios) ? (scenarios as readonly JsonObject[]) : [];
  } catch {
    return [];
  }
}

/**
 * The text of a scenario file with one scenario more at its end; what stands there already stays as it is, byte for byte.
 * @param text of the file; undefined where there is none yet
 */
export function withScenario(text: string | undefined, workflow: string, scenario: JsonObject): string {
  const before = text === undefined || text.trim() === '' ? `workflow: ${workflow}\nscenarios:\n` : text;
  const indent = /^( *)- +scenario:/m.exec(before)?.[1] ?? '  ';
  const item = new Document([scenario]);
  inline(item);
  const lines = item.toString({ lineWidth: 0 }).trimEnd().split('\n');
  const breaks = before.includes('\r\n') ? '\r\n' : '\n';
  const added = `${before.trimEnd()}${breaks}${breaks}${lines.map((line) => (line === '' ? line : indent + line)).join(breaks)}${breaks}`;
  const expected = JSON.stringify([...scenariosIn(before), scenario]);
  // Where the list does not end the file, or stands in brackets, it cannot be added to at the end.
  return JSON.stringify(scenariosIn(added)) === expected ? added : rewritten(before, scenario);
}

function rewritten(text: string, scenario: JsonObject): string {
  const document = parseDocument(text);
  const list = document.get('scenarios');
  if (isSeq(list)) list.flow = false;
  document.addIn(['scenarios'], document.createNode(scenario));
  return document.toString({ lineWidth: 0 });
}

/** How deep a scenario stands below each other: the list, the scenario, its parts. */
const BELOW = 3;

/** Everything inside the parts of a scenario stands in one line, as people write it. */
function inline(document: Document): void {
  visit(document, {
    Collection: (_, node, path) => {
      if (path.filter(isCollection).length >= BELOW) node.flow = true;
    },
  });
}
