import { queryOptions, useQuery } from '@tanstack/react-query';
import { use, useCallback, useMemo } from 'react';
import { retell, type Phrases } from '../../texts/retell.js';
import { SpokenContext, useTexts, type Language } from '../../texts/use-texts.js';

const NO_PHRASES: Phrases = {};

/** What reader, linter, FEEL and scenarios say, in a language; it comes with the editor, because no other page shows it. */
function phrasesQuery(language: Language) {
  return queryOptions({ queryKey: ['diagnostic-phrases', language], queryFn: async (): Promise<Phrases> => (language === 'en' ? NO_PHRASES : (await import('../../texts/diagnostics.json')).default), staleTime: Infinity });
}

/** Tells what is wrong in a draft in the reader's language; itself where that is not known. Scenarios tell of refusals as well. */
export function useDiagnosis(): (sentence: string) => string {
  const { language } = useTexts();
  const refusals = use(SpokenContext)?.phrases;
  const { data = NO_PHRASES } = useQuery(phrasesQuery(language));
  const phrases = useMemo(() => ({ ...refusals, ...data }), [refusals, data]);
  return useCallback((sentence) => retell(sentence, phrases), [phrases]);
}
