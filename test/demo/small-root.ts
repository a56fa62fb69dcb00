import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** A checkout of some companies alone, for what needs no more: releasing a rulebook takes its time. Its tours and waiting cases are theirs. */
export function smallRoot(companies: readonly string[]): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'bylaw-root-'));
  for (const folder of ['calendars', 'workflows/shared', 'demo', ...companies.flatMap((company) => [`rules/${company}`, `workflows/${company}`])]) cpSync(folder, join(root, folder), { recursive: true });
  for (const file of ['demo/tour.yaml', 'demo/waiting.yaml']) {
    const { tours } = parse(readFileSync(file, 'utf8')) as { tours: readonly { company: string }[] };
    writeFileSync(join(root, file), stringify({ tours: tours.filter(({ company }) => companies.includes(company)) }));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
