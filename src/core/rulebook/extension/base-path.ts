import { isId } from '../reader/is-id.js';

/**
 * The file that `extends` names, in the words of the file that says so: `folder/name` stands in another folder under
 * `workflows/`, `name` beside it. Undefined for what is neither.
 */
export function basePath(named: string, from: string): string | undefined {
  const parts = named.split('/');
  if (parts.length > 2 || !parts.every(isId)) return undefined;
  const folder = parts.length === 2 ? 'workflows' : from.slice(0, from.lastIndexOf('/'));
  return `${folder}/${named}.yaml`;
}

/** The files that a workflow in the folder of a company extends, by the line that says so; for whoever gathers them from a disk. */
export function basesNamedIn(text: string, path: string): readonly string[] {
  return [...text.matchAll(/^extends:[ \t]*(["']?)([^\s"'#]+)\1/gmu)].flatMap(([, , named = '']) => basePath(named, path) ?? []);
}
