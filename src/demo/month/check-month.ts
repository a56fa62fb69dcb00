import { createHash, type Hash } from 'node:crypto';
import type { Engine } from '../../engine/engine.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { fsck } from '../../engine/fsck/fsck.js';

/** What a look through everything that was written has come to. */
export interface MonthCheck {
  /** SHA-256 (hex) over the bytes of all histories of a company, by the order of its cases. */
  readonly digests: ReadonlyMap<string, string>;
  /** The same over all companies. */
  readonly digest: string;
  readonly entries: number;
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
}

const AT_ONCE = 500;
const ENTRIES_AT_ONCE = 10_000;

/** Verifies every chain, proves every case, and compares all rows with their histories. */
export async function checkMonth(engine: Engine, companies: readonly string[]): Promise<MonthCheck> {
  const digests = new Map<string, string>();
  const faults: string[] = [];
  let entries = 0;
  for (const company of companies) {
    const chain = await engine.proofs.verifyCompany(company);
    entries += chain.entries;
    faults.push(...chain.faults.map((fault) => `${company} ${fault.case}, revision ${fault.revision}: ${fault.problem}`));
    const hash = createHash('sha256');
    for await (const { id } of casesOf(engine, company)) {
      await addHistory(engine, company, id, hash);
      const proof = await engine.proofs.proveCase(company, id);
      if (!proof?.proven) faults.push(`${company} ${id}, revision ${proof?.difference?.revision ?? 0}: not proven`);
    }
    digests.set(company, hash.digest('hex'));
  }
  const rows = await fsck(engine.database.audit);
  faults.push(...rows.faults.map(({ company, case: id, check, problem }) => `${company} ${id ?? ''}: ${check}: ${problem}`));
  return { digests, digest: createHash('sha256').update([...digests].map(String).join('\n')).digest('hex'), entries, faults };
}

async function addHistory(engine: Engine, company: string, id: string, hash: Hash): Promise<void> {
  for (const { bytes } of await engine.database.reader.history(company, id, 1, ENTRIES_AT_ONCE)) hash.update(bytes);
}

/** Every case of a company, the oldest first. */
export async function* casesOf(engine: Engine, company: string): AsyncGenerator<CaseRow> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await engine.database.reader.heads(company, { limit: AT_ONCE, ...(after !== undefined && { after }) });
    ids.push(...page.rows.map((row) => row.case));
    if (page.next === null) break;
    after = page.next;
  }
  for (const id of ids) {
    const row = await engine.database.reader.case(company, id);
    if (row) yield row;
  }
}
