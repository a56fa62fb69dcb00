import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

/** Minutes as people say them: `3 days 4 hours`, `5 hours 10 minutes`, `12 minutes`. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTexts();
  const { number } = useMoments();
  return (minutes) => {
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    if (days > 0) return t('boards.days', { days: number(days), hours });
    return hours > 0 ? t('boards.hours', { hours, minutes: rest }) : t('boards.minutes', { minutes: rest });
  };
}
