import { extendWorkflows } from './extension/extend-workflows.js';
import { sortFiles, type SourceFile } from './names/sort-files.js';
import { parseFiles } from './parse-files.js';
import { templatesIn } from './templates.js';
import { printYaml } from './yaml/print-yaml.js';

/**
 * A workflow as it is when it is laid over what it extends, as YAML that says of each part where it was written. Undefined where
 * there is no such workflow, or where it cannot be put together; linting tells why.
 * @param files as `readRulebook` takes them
 * @param nameOf how a file is called in the comments
 */
export function showWorkflow(files: Readonly<Record<string, string>>, id: string, nameOf: (file: string) => string = (file) => file): string | undefined {
  return printed(extended(files).get(id), nameOf);
}

/** Every workflow as `showWorkflow` shows it, by its id. */
export function showWorkflows(files: Readonly<Record<string, string>>, nameOf: (file: string) => string = (file) => file): ReadonlyMap<string, string | undefined> {
  return new Map([...extended(files)].map(([id, found]) => [id, printed(found, nameOf)]));
}

function extended(files: Readonly<Record<string, string>>): ReadonlyMap<string, SourceFile> {
  return extendWorkflows(sortFiles(parseFiles(templatesIn(files, () => undefined).texts).files, () => undefined), () => undefined);
}

function printed(found: SourceFile | undefined, nameOf: (file: string) => string): string | undefined {
  return found?.sound && found.root?.kind === 'map' ? printYaml(found.root, nameOf) : undefined;
}
