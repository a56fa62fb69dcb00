import type { RegisterExpectation, ScenarioExpectation } from '../../model/scenario.js';
import { list, mapOf, oneOrMany, type EntryReader } from '../reader/collections.js';
import { jsonObject } from '../reader/json.js';
import { checkName, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { string, stringThat, word } from '../reader/scalars.js';
import { daysOf } from '../../expression/period-text.js';
import { isDecimal } from '../schema/formats.js';
import { stateName } from '../workflow/state-name.js';
import { caseData } from './case-data.js';
import { instant } from './instant.js';

const posting = record({ ledger: required(nameOf('ledger')), person: optional(nameOf('person')), holder: optional(string), amount: required(stringThat(isDecimal, 'a decimal number such as -10 or 2.50')) });

const telling = record({ text: optional(nameOf('notice')), to: required(oneOrMany(nameOf('person'))) });

const other = record({ in: optional(oneOrMany(string)), status: optional(word('open', 'completed', 'cancelled')), data: optional(jsonObject) });

const period = stringThat((text) => daysOf(text) !== undefined, 'a year, quarter, month or day such as 2026, 2026-Q1, 2026-03 or 2026-03-31');
const ofRegister = record({ period: optional(period), rows: optional(list(jsonObject)), groups: optional(list(jsonObject)), totals: optional(jsonObject) });

/** The rows alone, or `{ period, rows, groups, totals }`. */
const inRegister: EntryReader<RegisterExpectation> = ({ key, at, value }, reading) => {
  checkName('register', key, at, reading);
  if (value.kind === 'list') {
    const rows = list(jsonObject)(value, reading);
    return rows && { rows };
  }
  const found = ofRegister(value, reading);
  if (!found) return undefined;
  const { at: _at, ...expected } = found;
  return Object.fromEntries(Object.entries(expected).filter(([, part]) => part !== undefined));
};

const read = record({
  in: optional(oneOrMany(stateName)),
  status: optional(word('open', 'completed', 'cancelled')),
  data: optional(caseData),
  cases: optional(list(other)),
  postings: optional(list(posting)),
  waitingFor: optional(list(nameOf('person'))),
  copied: optional(list(nameOf('person'))),
  told: optional(list(telling)),
  started: optional(list(instant)),
  skipped: optional(list(instant)),
  registers: optional(mapOf(inRegister, 'a map from registers to what stands in them')),
});

/** What must hold at this point of an example. */
export const expectation: Reader<ScenarioExpectation> = (node, reading) => {
  const found = read(node, reading);
  if (!found) return undefined;
  const { at: _at, postings, told, cases, registers, ...rest } = found;
  return { ...rest, ...(registers && { registers: Object.fromEntries(registers) }), ...(cases && { cases: cases.map(({ at: _where, ...expected }) => expected) }), told: told?.map(({ text, to }) => ({ ...(text !== undefined && { text }), to })), postings: postings?.map(({ ledger, person, holder, amount }) => ({ ledger, holder: person ?? holder ?? '', amount })) };
};
