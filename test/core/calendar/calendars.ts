import { readFileSync } from 'node:fs';
import { calendarsOf, type Calendars } from '../../../src/core/calendar/calendars.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

export const CHINA = readFileSync('calendars/china.yaml', 'utf8');

/** The shipped days with office hours of a company, in a time zone. */
export function office(timeZone = 'Asia/Shanghai', week = 'monday to friday: [08:30-12:00, 13:30-17:30]'): Calendars {
  return written({ 'rules/office.yaml': `calendar: office\nextends: china\nweek: { ${week} }\n` }, timeZone);
}

/** The calendars of these files, `office` being the one that holds. */
export function written(files: Readonly<Record<string, string>>, timeZone = 'Asia/Shanghai'): Calendars {
  const company = `company: acme\nedition: 2\ntitle: Acme\nlanguage: en\ntimeZone: ${timeZone}\ncalendar: office\narticles: { '1': One }\n`;
  const { definition, diagnostics } = readRulebook('acme', { 'rules/rulebook.yaml': company, 'calendars/china.yaml': CHINA, ...files });
  if (!definition) throw new Error(JSON.stringify(diagnostics, null, 1));
  const calendars = calendarsOf(definition);
  if (!calendars) throw new Error('no calendars');
  return calendars;
}
