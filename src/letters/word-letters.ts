import Docxtemplater from 'docxtemplater';
import inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import type { LetterFiller } from '../engine/ports/letter-filler.js';

type Inspection = InstanceType<typeof inspectModule.default>;

/** Its types tell of a class; what is shipped is a function that makes one. */
const newInspection = inspectModule as unknown as () => Inspection;

/** What a template may unfold to. */
const UNFOLDED_BYTES_MAX = 20_000_000;

/** The moment that every part of an archive bears, so that the same letter is the same bytes. Zip knows nothing earlier, and no time zone. */
const TIMELESS = new Date(1980, 0, 1);

/** Fills the blanks `{name}` of Word templates. Whatever a value holds stands in the letter as text. */
export const WORD_LETTERS: LetterFiller = {
  fill(template, values) {
    const document = open(template);
    document.render(values);
    const archive = document.getZip() as PizZip;
    for (const part of Object.values(archive.files)) part.date = TIMELESS;
    return archive.generate({ type: 'uint8array', compression: 'DEFLATE' });
  },
  blanksOf(template) {
    const found = newInspection();
    try {
      open(template, found);
      const tags = Object.entries(found.getAllTags() as Readonly<Record<string, object>>);
      const [loop] = tags.filter(([, inner]) => Object.keys(inner).length > 0);
      return loop ? { fault: `it repeats {#${loop[0]}}, but letters have plain blanks only` } : { blanks: tags.map(([name]) => name) };
    } catch (error) {
      return { fault: faultIn(error) };
    }
  },
};

function open(template: Uint8Array, ...modules: readonly Inspection[]): Docxtemplater {
  const archive = new PizZip(template);
  const unfolded = Object.values(archive.files).reduce((sum, part) => sum + sizeOf(part), 0);
  if (unfolded > UNFOLDED_BYTES_MAX) throw new Error(`it unfolds to more than ${UNFOLDED_BYTES_MAX} bytes`);
  return new Docxtemplater(archive, { modules: [...modules], linebreaks: true, stripInvalidXMLChars: true, errorLogging: false });
}

function sizeOf(part: PizZip.ZipObject): number {
  const { _data: data } = part as unknown as { readonly _data?: { readonly uncompressedSize?: number } };
  return data?.uncompressedSize ?? 0;
}

/** Several faults are told by the first. */
function faultIn(error: unknown): string {
  const { properties, message } = error as { readonly properties?: { readonly errors?: readonly { readonly properties?: { readonly explanation?: string } }[] }; readonly message?: string };
  return properties?.errors?.[0]?.properties?.explanation ?? message ?? String(error);
}
