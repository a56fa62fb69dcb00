/**
 * Workflows that extend others. The effective workflow is made out of YAML nodes before anything else reads it, and every
 * node keeps the position at which it was written: what is wrong is told where it stands. Nothing here knows what a
 * workflow means, but for the few places named in `part.ts`.
 */
import type { Position } from '../../model/diagnostic.js';
import type { RulebookFiles, SourceFile } from '../names/sort-files.js';
import { nearestName } from '../nearest-name.js';
import { describe } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { MAX_DEPTH, MAX_NODES } from '../yaml/limits.js';
import { excessIn } from '../yaml/measure.js';
import { valueUnder, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';
import { basePath } from './base-path.js';
import { fillNeeds } from './fill-needs.js';
import { layOver } from './lay-over.js';
import { leaveOut } from './leave-out.js';

const KEYS = ['extends', 'with', 'without'];

/** The workflows of the company as they are when each is laid over what it extends. Reports what cannot be extended, and bases that nothing does. */
export function extendWorkflows({ workflows, bases }: Pick<RulebookFiles, 'workflows' | 'bases'>, report: Reading['report']): ReadonlyMap<string, SourceFile> {
  const files = new Map([...[...workflows.values()].map((file): [string, SourceFile] => [file.path, file]), ...bases]);
  const extension = new Extension(files, report);
  const extended = new Map([...workflows].map(([id, file]): [string, SourceFile] => [id, extension.of(file)]));
  const allRead = [...files.values()].every(({ sound }) => sound);
  for (const { path } of bases.values()) {
    if (allRead && !extension.used.has(path)) report('unexpected-file', { file: path, line: 1, column: 1 }, "Expected a workflow that one of the company's extends, but none does");
  }
  return extended;
}

class Extension {
  /** Paths of the files that something extends. */
  readonly used = new Set<string>();
  readonly #done = new Map<string, SourceFile>();
  readonly #open = new Set<string>();
  #nodesLeft = MAX_NODES;

  constructor(
    private readonly files: ReadonlyMap<string, SourceFile>,
    private readonly report: Reading['report'],
  ) {}

  of(file: SourceFile): SourceFile {
    const done = this.#done.get(file.path);
    if (done) return done;
    this.#open.add(file.path);
    const extended = this.#extend(file);
    this.#open.delete(file.path);
    this.#done.set(file.path, extended);
    return extended;
  }

  #extend(file: SourceFile): SourceFile {
    const named = valueUnder(file.root, 'extends');
    if (!file.sound || !named || file.root?.kind !== 'map') return file;
    const base = this.#baseOf(file, named);
    const root = base && this.#within(merged(base, file.root, named.at, this.report), named.at);
    return root ? { ...file, root } : { ...file, sound: false };
  }

  /** The workflow that a file extends; undefined where that has been reported. */
  #baseOf({ path: from }: SourceFile, named: YamlNode): YamlMap | undefined {
    const path = named.kind === 'scalar' && typeof named.value === 'string' ? basePath(named.source, from) : undefined;
    if (path === undefined) return this.#refuse('bad-value', named.at, `Expected the name of a workflow such as shared/leave, but found ${describe(named)}`);
    const base = this.files.get(path);
    if (!base) {
      const known = [...this.files.keys()].filter((one) => one !== from);
      return this.#refuse('unknown-base', named.at, `Expected ${path} to be there, because it is extended, but it is missing`, nearestName(path, known));
    }
    this.used.add(path);
    if (this.#open.has(path)) return this.#refuse('extends-circle', named.at, `Expected workflows that do not extend each other in a circle, but ${path} extends this one`);
    const { root, sound } = this.of(base);
    if (!sound) return undefined;
    if (root?.kind !== 'map') return this.#refuse('wrong-kind', { file: path, line: 1, column: 1 }, 'Expected a map of keys, but found something else');
    this.#checkName(root, path);
    return root;
  }

  #checkName(root: YamlMap, path: string): void {
    const [name, id] = [valueUnder(root, 'workflow'), path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length)];
    if (name?.kind !== 'scalar' || name.source !== id) this.report('bad-value', name?.at ?? root.at, `Expected "workflow: ${id}", the name of the file`);
  }

  /** The tree where it is within the limits of a rulebook: what is filled in at many places grows. */
  #within(root: YamlMap, at: Position): YamlMap | undefined {
    const { nodes, tooMany, tooDeep } = excessIn(root, this.#nodesLeft);
    if (tooMany) return this.#refuse('yaml-too-many-nodes', at, `Expected at most ${MAX_NODES} values in the workflows that extend others, but found more`);
    this.#nodesLeft -= nodes;
    return tooDeep ? this.#refuse('yaml-too-deep', at, `Expected at most ${MAX_DEPTH} levels of nesting, but found more`) : root;
  }

  #refuse(...[rule, at, message, suggestion]: Parameters<Reading['report']>): undefined {
    this.report(rule, at, message, suggestion);
    return undefined;
  }
}

function merged(base: YamlMap, own: YamlMap, extender: Position, report: Reading['report']): YamlMap {
  const filled = fillNeeds(base, valueUnder(own, 'with'), extender, report);
  const left = leaveOut(filled, valueUnder(own, 'without'), report);
  return layOver(left, { ...own, entries: own.entries.filter(({ key }) => !KEYS.includes(key)) }) as YamlMap;
}
