import type { Command } from 'commander';
import { calendarsOf, type Calendars } from '../../core/calendar/calendars.js';
import { CalendarSilent } from '../../core/calendar/calendar-silent.js';
import { dayNumber } from '../../core/calendar/day-number.js';
import { explainReckoning, type Explanation } from '../../core/calendar/explain.js';
import { isCountable, workingTimeIn } from '../../core/calendar/working-time.js';
import { isDate, isDateTime } from '../../core/rulebook/schema/formats.js';
import { readRulebook } from '../../core/rulebook/read-rulebook.js';
import { diagnosticLine } from '../diagnostic-line.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { pathInFolder, readFolder } from '../rulebook-folder.js';

interface DueFlags extends OutputOptions {
  readonly from: string;
  readonly calendar?: string;
  readonly root: string;
}

export function addDue(program: Command): void {
  program
    .command('due')
    .description("count working time on a company's calendar, and say how it was counted")
    .argument('<company>')
    .argument('<time>', 'such as "3 working days" or "8 working hours"')
    .requiredOption('--from <moment>', "a day, or a moment; one without an offset is on the company's clock")
    .option('--calendar <id>', 'another calendar than that of the rulebook')
    .option('--root <folder>', 'folder that holds rules/, workflows/ and calendars/', '.')
    .option('--json', 'print JSON')
    .action(runDue);
}

async function runDue(company: string, time: string, flags: DueFlags): Promise<void> {
  const explanation = count(await calendarsIn(flags.root, company), time, flags);
  print(flags, explanation, `${explanation.due}\n  ${explanation.text.en}\n  ${explanation.text.zh}`);
}

async function calendarsIn(root: string, company: string): Promise<Calendars> {
  const { definition, diagnostics } = readRulebook(company, await readFolder(root, company));
  if (!definition) throw new CommandError(['Expected a rulebook without errors, but:', ...diagnostics.map((one) => diagnosticLine({ ...one, file: pathInFolder(root, company, one.file) }))].join('\n'), diagnostics);
  const calendars = calendarsOf(definition);
  if (!calendars) throw new CommandError(`Expected the rulebook of ${company} to name a calendar, but it names none.`);
  return calendars;
}

function count(calendars: Calendars, written: string, { from, calendar: id = calendars.main }: DueFlags): Explanation {
  const time = workingTimeIn(written);
  if (!time || !isCountable(time)) throw new CommandError(`Expected a time such as "3 working days" or "1.5 working hours", but found "${written}".`);
  const calendar = calendars.all.get(id);
  if (!calendar) throw new CommandError(`Expected one of the calendars ${[...calendars.all.keys()].join(', ')}, but found "${id}".`);
  const begin = beginOf(from, calendars);
  if (time.unit === 'hours' && isDate(begin)) throw new CommandError('Expected a moment after --from, because working hours are counted, but found a day.');
  try {
    return explainReckoning({ calendar: id, how: `working ${time.unit} after`, from: begin, count: time.count }, calendar, calendars.clock);
  } catch (error) {
    if (error instanceof CalendarSilent) throw new CommandError(`${error.message}.`);
    throw error;
  }
}

/** A day as it is, a moment as its instant in UTC. */
function beginOf(from: string, { clock }: Calendars): string {
  if (isDate(from)) return from;
  if (isDateTime(from)) return new Date(from).toISOString();
  const [date = '', clockTime = ''] = from.split('T');
  if (!isDateTime(`${from}Z`)) throw new CommandError(`Expected a day such as 2026-09-30 or a moment such as 2026-09-30T16:20 after --from, but found "${from}".`);
  return new Date(clock.instantOf({ day: dayNumber(date), ms: Date.parse(`1970-01-01T${clockTime}Z`) })).toISOString();
}
