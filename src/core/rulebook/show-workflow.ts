import { extendWorkflows } from './extension/extend-workflows.js';
import { sortFiles } from './names/sort-files.js';
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
  const found = extendWorkflows(sortFiles(parseFiles(templatesIn(files, () => undefined).texts).files, () => undefined), () => undefined).get(id);
  return found?.sound && found.root?.kind === 'map' ? printYaml(found.root, nameOf) : undefined;
}
