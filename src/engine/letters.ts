import { DOCX, LETTER_CONNECTOR, type LetterValues } from '../core/model/letter.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { JsonObject } from '../core/model/json.js';
import type { Attachments } from './attachments.js';
import { sha256 } from './history-codec.js';
import type { AttachmentIndex } from './ports/attachment-store.js';
import type { CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { Connector } from './ports/connector.js';
import type { LetterFiller } from './ports/letter-filler.js';
import type { Rulebooks } from './rulebook-library.js';

const MAKER = 'engine';

/**
 * Makes the letters of cases: the template of the version that a case is pinned to, filled with the values that its history
 * holds, and kept by the hash of its bytes before the case is told of it.
 */
export function letterMaker(cases: Pick<CaseReader, 'case'>, rulebooks: Pick<Rulebooks, 'compiled'>, attachments: Attachments, filler: LetterFiller): Connector {
  return {
    name: LETTER_CONNECTOR,
    async run({ company, case: id, input }) {
      const { letter, name, values } = input as { readonly letter: string; readonly name: string; readonly values: LetterValues };
      const row = await cases.case(company, id);
      const definition = row && (await rulebooks.compiled(company, row.version))?.definition.letters.get(letter);
      if (!definition) throw new Error(`Expected the rulebook of the case to have the letter "${letter}", but it has none.`);
      const kept = await attachments.upload(company, MAKER, fileName(name), filler.fill(Buffer.from(definition.bytes, 'base64'), values));
      if ('code' in kept) throw new Error(kept.message);
      return { ...kept } satisfies JsonObject;
    },
  };
}

/** What makes letters in scenarios: the file is known by its name and its values, though it has no bytes. */
export function letterPretender(index: AttachmentIndex, clock: Clock): Connector {
  return {
    name: LETTER_CONNECTOR,
    async run({ company, input }) {
      const [file, name] = [sha256(canonicalJson(input)), fileName((input as { readonly name: string }).name)];
      await index.record({ company, file, type: DOCX, bytes: 1, uploadedBy: MAKER, at: clock.now() });
      return { file, name, type: DOCX, bytes: 1 };
    },
  };
}

/** A name of a file, with the ending of a Word document. */
function fileName(written: string): string {
  const plain = written.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_').slice(0, 150).trim();
  return `${plain === '' ? 'letter' : plain}.docx`;
}
