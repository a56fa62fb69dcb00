import { createHash, type Hash } from 'node:crypto';
import type { Engine } from '../../engine/engine.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { fsck } from '../../engine/fsck/fsck.js';

/** What a look through everything that a company's month has written has come to. */
export interface CompanyCheck {
  /** SHA-256 (hex) over the bytes of all histories, by the order of the cases. */
  readonly digest: string;
  readonly entries: number;
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
}

const AT_ONCE = 500;
const ENTRIES_AT_ONCE = 10_000;

/** Verifies every chain, proves every case, and compares all rows with their histories. */
export async function checkCompany(engine: Engine, company: string): Promise<CompanyCheck> {
  const { entries, faults: broken } = await engine.proofs.verifyCompany(company);
  const faults = broken.map((fault) => `${company} ${fault.case}, revision ${fault.revision}: ${fault.problem}`);
  const hash = createHash('sha256');
  for await (const { id } of casesOf(engine, company)) {
    await addHistory(engine, company, id, hash);
    const proof = await engine.proofs.proveCase(company, id);
    if (!proof?.proven) faults.push(`${company} ${id}, revision ${proof?.difference?.revision ?? 0}: not proven`);
  }
  const rows = await fsck(engine.database.audit, company);
  faults.push(...rows.faults.map(({ case: id, check, problem }) => `${company} ${id ?? ''}: ${check}: ${problem}`));
  return { digest: hash.digest('hex'), entries, faults };
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
