import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Holding } from './organisation-queries.js';

/** From when to when somebody holds a post, in words; nothing where it is open on both sides. */
export function useHoldings(): { readonly days: (holding: Holding) => string; readonly whole: (holding: Holding) => string } {
  const { t } = useTexts();
  const { day } = useMoments();
  const names = useNames();
  const days = ({ from, to }: Holding): string => {
    if (from !== undefined && to !== undefined) return t('organisation.from-to', { from: day(from), to: day(to) });
    if (from !== undefined) return t('organisation.from', { from: day(from) });
    return to === undefined ? '' : t('organisation.to', { to: day(to) });
  };
  return { days, whole: (holding) => [names.post(holding.post), days(holding)].filter((part) => part !== '').join(' ') };
}
