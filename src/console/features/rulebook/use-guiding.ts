import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../api/client.js';
import type { TextKey } from '../../texts/text-key.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Guiding } from './editor/guide.js';
import { guideQuery, type Files, type Position } from './rulebook-queries.js';

/** What helps in the editor of one file. @param enabled whether the person may write, and so ask */
export function useGuiding(files: Files, file: string, go: (place: Position) => void, enabled: boolean): Guiding {
  const queries = useQueryClient();
  const describe = useNamedPart();
  const kindOf = useKind();
  return {
    ask: async (place, text) => (enabled ? queries.query(guideQuery({ ...files, [file]: text }, { file, ...place })).catch(() => undefined) : undefined),
    describe,
    kindOf,
    go,
  };
}

/** What a word names, in one line: its kind, its title, what it holds. */
export function useNamedPart(): (part: NonNullable<Schemas['GuideDto']['here']>) => string {
  const { say } = useTexts();
  const kindOf = useKind();
  return ({ kind, name, title, detail }) => [`${kindOf(kind)} ${name}`, say(title), detail ?? ''].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(' · ');
}

function useKind(): (kind: string) => string {
  const { t, has } = useTexts();
  return (kind) => {
    const key = `guide.kind.${kind}`;
    return has(key) ? t(key satisfies TextKey) : kind;
  };
}
