import { parseDocument, type DocumentOptions, type ParseOptions, type SchemaOptions } from 'yaml';
import { remembering } from '../../expression/remembering.js';
import type { Diagnostic, Position } from '../../model/diagnostic.js';
import { convertNode } from './convert-node.js';
import { explainFault } from './explain-fault.js';
import { MAX_FAULTS_PER_FILE, MAX_NODES } from './limits.js';
import { positionFinder } from './position-finder.js';
import { scanYaml } from './scan-yaml.js';
import type { YamlNode } from './yaml-node.js';

export interface ParsedYaml {
  /** The tree; with faults in the YAML itself it holds what could be read. Absent where nothing could. */
  readonly root?: YamlNode;
  /** Whether the YAML itself is in order, so that its content is worth checking. */
  readonly sound: boolean;
  readonly nodes: number;
  readonly diagnostics: readonly Diagnostic[];
}

const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  strict: true,
  // Found by ourselves: the library compares every key with every other.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
};

/**
 * Parses one file as YAML 1.2, core schema: no anchors, aliases, tags, merge keys, duplicate keys or second documents.
 * Never throws; every fault has its position.
 */
export function parseYaml(file: string, text: string, nodesLeft: number): ParsedYaml {
  const found = parsedBefore(`${file}\n${text}`);
  return found.nodes <= nodesLeft ? found : parsed(file, text, nodesLeft);
}

/** Whoever edits a rulebook has its files read at every pause, all but one as they were. Trees take some fifty bytes for each letter. */
const LETTERS_KEPT = 300_000;
const parsedBefore = remembering(
  LETTERS_KEPT,
  (key) => {
    const end = key.indexOf('\n');
    return parsed(key.slice(0, end), key.slice(end + 1), MAX_NODES);
  },
  (key) => key.length,
);

function parsed(file: string, text: string, nodesLeft: number): ParsedYaml {
  const positionOf = positionFinder(file, text);
  const diagnostics: Diagnostic[] = [];
  const report = (rule: string, at: Position, message: string): void => {
    if (diagnostics.length < MAX_FAULTS_PER_FILE) diagnostics.push({ rule, severity: 'error', ...at, message });
  };
  const scan = scanYaml(text, nodesLeft);
  for (const fault of scan.faults) report(fault.rule, positionOf(fault.offset), fault.message);
  if (!scan.safe) return { sound: false, nodes: scan.nodes, diagnostics };

  const document = parseDocument(text, OPTIONS);
  const problems = [...document.errors, ...document.warnings].filter((problem) => !isScanned(problem.code, scan.faults.length));
  const lines = text.split('\n');
  const told = new Set<number>();
  for (const { code, pos, message } of problems) {
    const at = positionOf(Math.min(pos[0], text.length));
    if (!told.has(at.line)) report(code === 'MULTIPLE_DOCS' ? 'yaml-documents' : 'yaml-syntax', at, explainFault(code, message, lines[at.line - 1] ?? ''));
    told.add(at.line);
  }
  const root = document.contents === null ? undefined : convertNode(document.contents, positionOf(0), 1, { text, positionOf, report });
  return { ...(root && { root }), sound: problems.length === 0, nodes: scan.nodes, diagnostics };
}

/** What the scan has reported in our words need not be told again. */
function isScanned(code: string, scanFaults: number): boolean {
  return scanFaults > 0 && (code === 'TAG_RESOLVE_FAILED' || code === 'BAD_ALIAS' || code === 'BAD_DIRECTIVE');
}
