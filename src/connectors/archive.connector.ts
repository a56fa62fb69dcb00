/** Connectors: adapters that do a workflow's work outside. Each takes a stable key, so that a repeat does no harm. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connector } from '../engine/ports/connector.js';

const PLAIN_NAME = /^[\p{L}\p{N}-]+$/u;

/** Files the job's input under its case: `<folder>/<company>/<case>.json`. A repeat writes the same file again. */
export function archiveConnector(folder: string): Connector {
  return {
    name: 'archive',
    async run({ company, case: caseId, job, input }) {
      if (![company, caseId].every((name) => PLAIN_NAME.test(name))) throw new Error('Expected plain names for the archive.');
      const file = join(folder, company, `${caseId}.json`);
      await mkdir(join(folder, company), { recursive: true });
      await writeFile(`${file}.part`, `${JSON.stringify({ case: caseId, job, ...input }, null, 2)}\n`, { flush: true });
      await rename(`${file}.part`, file);
      return { filed: `${company}/${caseId}.json` };
    },
  };
}
