/**
 * Full path of the state that a target means, seen from the state that the transition belongs to: `name` is a sibling,
 * `.name` a child, `#full.path` any state. From the root, a bare name is a child. The state need not exist.
 */
export function resolveTarget(target: string, from: string): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return joinPath(from, target.slice(1));
  return joinPath(parentPath(from), target);
}

export function joinPath(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}

export function parentPath(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

/** The way to write a target so that it reaches a state of this path. */
export function writtenFrom(path: string, from: string): string {
  return parentPath(path) === parentPath(from) ? path.slice(path.lastIndexOf('.') + 1) : `#${path}`;
}
