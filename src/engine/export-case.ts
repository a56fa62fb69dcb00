import type { CaseReader } from './ports/case-reader.js';

const ENTRIES_AT_ONCE = 100;

/**
 * The history of a case for a verifier that has no database, as pieces of one JSON document. Each entry holds the stored
 * bytes as text beside their hash: hashing `text` in UTF-8 must give `hash`.
 */
export async function* exportCase(reader: CaseReader, company: string, id: string): AsyncGenerator<string> {
  yield `{"format":1,"company":${JSON.stringify(company)},"case":${JSON.stringify(id)},"entries":[`;
  let first = true;
  for (let from = 1; ; ) {
    const piece = await reader.history(company, id, from, ENTRIES_AT_ONCE);
    for (const { revision, bytes, hash } of piece) {
      const entry = JSON.stringify({ revision, hash, text: Buffer.from(bytes).toString('utf8') });
      yield first ? entry : `,${entry}`;
      first = false;
    }
    const last = piece.at(-1);
    if (!last || piece.length < ENTRIES_AT_ONCE) break;
    from = last.revision + 1;
  }
  yield ']}';
}
