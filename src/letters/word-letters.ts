import Docxtemplater from 'docxtemplater';
import inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import type { LetterFiller } from '../engine/ports/letter-filler.js';

/** A blank as the library tells it: of a part that repeats with what stands in it. */
interface Tag {
  readonly value: string;
  readonly raw?: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Tag[];
}

type Inspection = InstanceType<typeof inspectModule.default>;

/** Its types tell of a class; what is shipped is a function that makes one. */
const newInspection = inspectModule as unknown as () => Inspection;

/** What a template may unfold to. */
const UNFOLDED_BYTES_MAX = 20_000_000;

/** The moment that every part of an archive bears, so that the same letter is the same bytes. Zip knows nothing earlier, and no time zone. */
const TIMELESS = new Date(1980, 0, 1);

/** Fills the blanks `{name}` of Word templates, and repeats `{#rows}…{/rows}` for each row. Whatever a value holds stands in the letter as text. */
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
      return blanksIn(found.getAllStructuredTags());
    } catch (error) {
      return { fault: faultIn(error) };
    }
  },
};

/** Plain blanks, and those in parts that repeat; everything else that the library knows is refused. */
function blanksIn(tags: readonly Tag[]): ReturnType<LetterFiller['blanksOf']> {
  const blanks = new Set<string>();
  const rows = new Map<string, readonly string[]>();
  for (const tag of tags) {
    const unknown = [tag, ...(tag.subparsed ?? [])].find((one, index) => !isPlain(one) && (index > 0 || !isRepeat(one)));
    if (unknown) return { fault: `it holds {${unknown.raw ?? unknown.value}}, but letters have plain blanks, and parts with plain blanks that repeat` };
    if (isPlain(tag)) blanks.add(tag.value);
    else rows.set(tag.value, [...new Set([...(rows.get(tag.value) ?? []), ...(tag.subparsed ?? []).map(({ value }) => value)])]);
  }
  return { blanks: [...blanks], rows };
}

function isPlain({ module }: Tag): boolean {
  return module === undefined;
}

function isRepeat({ module, inverted = false }: Tag): boolean {
  return module === 'loop' && !inverted;
}

function open(template: Uint8Array, ...modules: readonly Inspection[]): Docxtemplater {
  const archive = new PizZip(template);
  const unfolded = Object.values(archive.files).reduce((sum, part) => sum + sizeOf(part), 0);
  if (unfolded > UNFOLDED_BYTES_MAX) throw new Error(`it unfolds to more than ${UNFOLDED_BYTES_MAX} bytes`);
  return new Docxtemplater(archive, { modules: [...modules], linebreaks: true, paragraphLoop: true, stripInvalidXMLChars: true, errorLogging: false });
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
