import type { CalendarDefinition, CalendarYear, Holiday } from '../../../src/core/model/calendar.js';

/** The public holidays of three years, as the test knows them: a list of its own, beside the one that is shipped. */
const holiday = (name: string, first: string, last = first): Holiday => ({ name, first, last });
const year = (worked: readonly string[], ...holidays: readonly Holiday[]): CalendarYear => ({ provisional: false, worked, holidays });

export const CHINA: CalendarDefinition = {
  id: 'china',
  week: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  hours: [{ from: 8 * 60 + 30, to: 12 * 60 }, { from: 13 * 60 + 30, to: 17 * 60 + 30 }],
  years: new Map([
    [2024, year(['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'], holiday('元旦', '2024-01-01'), holiday('春节', '2024-02-10', '2024-02-17'), holiday('清明节', '2024-04-04', '2024-04-06'), holiday('劳动节', '2024-05-01', '2024-05-05'), holiday('端午节', '2024-06-10'), holiday('中秋节', '2024-09-15', '2024-09-17'), holiday('国庆节', '2024-10-01', '2024-10-07'))],
    [2025, year(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'], holiday('元旦', '2025-01-01'), holiday('春节', '2025-01-28', '2025-02-04'), holiday('清明节', '2025-04-04', '2025-04-06'), holiday('劳动节', '2025-05-01', '2025-05-05'), holiday('端午节', '2025-05-31', '2025-06-02'), holiday('国庆节、中秋节', '2025-10-01', '2025-10-08'))],
    [2026, year(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'], holiday('元旦', '2026-01-01', '2026-01-03'), holiday('春节', '2026-02-15', '2026-02-23'), holiday('清明节', '2026-04-04', '2026-04-06'), holiday('劳动节', '2026-05-01', '2026-05-05'), holiday('端午节', '2026-06-19', '2026-06-21'), holiday('中秋节', '2026-09-25', '2026-09-27'), holiday('国庆节', '2026-10-01', '2026-10-07'))],
  ]),
  at: { file: 'china.yaml', line: 1, column: 1 },
};
