import { REGULATION_ROWS } from './regulation-rows.js';
import { LETTER_ROWS, type Files } from './letter-rows.js';
import { STATE_ROWS } from './state-rows.js';
import { calendar, company, flow, gathering } from './lint-yaml.js';

/** What the snippet shows, the snippet, and the lines that the rule must report (`!` for a warning). */
type Row = readonly [string, Files, readonly string[]];

const table = (text: string): Files => ({ 'rules/grade.yaml': text });
/** A table under `unique` whose first row stands in line 7. The rows give "a", "b" and so on. */
const graded = (...rows: readonly string[]): string =>
  `table: grade\narticle: '1'\nhit: unique\ninputs: { n: number }\noutputs: { g: string }\nrules:\n${rows.map((when, row) => `  - { when: { ${when} }, then: { g: '"${'abc'[row]}"' } }\n`).join('')}`;
/** An allocation; how it hands out stands in line 5. */
const allotted = (way: string): string => `allocation: grade\narticle: '1'\nrequests: { id: string, n: number }\norder: [{ most: n }]\n${way}\n`;
/** A rate in two versions, in lines 6 and 7. */
const dated = (until: string, from: string): string => `rate: grade\narticle: '1'\ninputs: { n: number }\nof: n\nrates:\n  - { at-least: 0, rate: 1, until: 2026-06-${until} }\n  - { at-least: 0, rate: 2, from: 2026-${from} }\ntiers: whole\nround: { to: 1, how: down }\n`;
const task = 'task: { for: { post: clerk } }';

/** A chain of states that are left by these guards, from line 7; the case has a list of things of some size. */
function itemised(...guards: readonly string[]): Files {
  const states = guards.map((guard, index) => `  s${index}: { always: { target: s${index + 1}, guard: '${guard}' } }\n`).join('');
  const text = `initial: s0\nstates:\n${states}  s${guards.length}: { type: final }\n`;
  const files = flow(text);
  return { 'workflows/flow.yaml': files['workflows/flow.yaml']!.replace('s: { type: string }', 'list: { type: array, items: { type: object, properties: { size: { type: number } } } }') };
}

/** A workflow whose cases have to begin with a number, and a schedule in line 6. */
function scheduled(schedule: string): Files {
  const files = flow(`schedules:\n  s: ${schedule}\ninitial: a\nstates:\n  a: { type: final }\n`);
  return { 'workflows/flow.yaml': files['workflows/flow.yaml']!.replace('type: object,', 'type: object, required: [n],') };
}

/** What each check finds. Each snippet of a workflow begins in line 5 of its file. */
export const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'unreachable-state': [
    ['a state without a way to it', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: b } }\n  b: { type: final }\n  c: { type: final }\n`), ['9']],
    ['states that only lead to each other', flow(`initial: a\nstates:\n  a: { type: final }\n  b: { ${task}, on: { approved: c } }\n  c: { ${task}, on: { approved: b } }\n`), ['8', '9']],
    ['a state below that is reached by time, by always, or as a region', flow(`initial: a\nstates:\n  a: { after: { P1D: b } }\n  b: { type: parallel, onDone: e, states: { c: { initial: x, states: { x: { always: y }, y: { type: final } } }, d: { initial: x, states: { x: { type: final } } } } }\n  e: { type: final }\n`), []],
  ],
  'eventless-loop': [
    ['without guards', flow(`initial: a\nstates:\n  a: { always: b }\n  b: { always: a }\n`), ['7']],
    ['with a guard on the way', flow(`initial: a\nstates:\n  a: { always: { target: b, guard: n > 1 } }\n  b: { always: a }\n`), ['7!']],
    ['without a target', flow(`initial: a\nstates:\n  a: { always: { actions: { set: { n: n + 1 } } } }\n`), ['7']],
    ['a chain', flow(`initial: a\nstates:\n  a: { always: b }\n  b: { always: c }\n  c: { type: final }\n`), []],
  ],
  'post-unheld': [
    ['for a task', flow(`initial: a\nstates:\n  a:\n    task: { for: { post: ghost } }\n    on: { approved: b }\n  b: { type: final }\n`), ['8']],
    ['for a start', flow(`startedBy: { post: ghost }\ninitial: a\nstates:\n  a: { type: final }\n`), ['1']],
    ['who is told', flow(`initial: a\nstates:\n  a: { entry: { tell: { to: [task, { post: ghost }] } }, always: b }\n  b: { type: final }\n`), ['7']],
    ['held', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'notice-place': [
    ['a name that one of two workflows lacks, in either language', { ...company("notices:\n  late:\n    subject: { zh: '{m}', en: '{n + 1} {step}' }\n    text: '{k} {n +}'\n"), ...flow(`initial: a\nstates:\n  a: { ${task}, sla: { within: P1D, escalate: [{ at: due, actions: { tell: { to: task, text: late } } }] }, on: { approved: b } }\n  b: { type: final }\n`) }, ['13', '14', '14']],
    ['a name of the case, and a context', { ...company("notices: { late: { subject: '{case.id} {string(n) + s}{(n)}', text: '{ }' } }\n"), ...flow(`initial: a\nstates:\n  a: { exit: { tell: { to: starter, text: late } }, always: b }\n  b: { type: final }\n`) }, ['11']],
    ['words that this workflow does not tell', { ...company("notices: { late: { subject: '{m}' } }\n"), ...flow(`initial: b\nstates:\n  b: { type: final }\n`) }, []],
  ],
  'notice-unused': [
    ['a kind, misspelt', { ...company("notices:\n  tasks: { subject: '{step}' }\n  task: { subject: '{step}' }\n"), ...flow(`initial: b\nstates:\n  b: { type: final }\n`) }, ['12!']],
    ['told by an action of a task', { ...company("notices: { late: { subject: '{s}' } }\n"), ...flow(`initial: a\nstates:\n  a: { task: { for: { post: clerk }, actions: [{ approve: { does: { tell: { to: starter, text: late } } } }] }, on: { approved: b } }\n  b: { type: final }\n`) }, []],
  ],
  'tells-nobody': [
    ['at the entry, at the exit, on the way out and anew', flow(`initial: a\nstates:\n  a:\n    ${task}\n    entry: { tell: { to: task } }\n    exit: { tell: { to: { leader: 1, of: task } } }\n    after: { P1D: { target: b, actions: { tell: { to: [starter, task] } } } }\n    on: { approved: { target: a, reenter: true, actions: { tell: { to: task } } } }\n  b: { type: final }\n`), ['9', '10', '11', '12']],
    ['on a rung, while a task is done, from one state to the next inside', flow(`initial: a\nstates:\n  a:\n    initial: c\n    sla: { within: P1D, escalate: [{ at: 50%, actions: { tell: { to: task } } }, { at: due, target: .d, actions: { tell: { to: task } } }] }\n    states: { c: { ${task}, on: { approved: '#b' } }, d: { ${task}, on: { approved: '#b' } } }\n  b: { entry: { tell: { to: starter } }, type: final }\n`), []],
  ],
  'schedule-data': [
    ['a required field that it leaves out', scheduled('{ every: week }'), ['6']],
    ['all of them', scheduled('{ every: week, data: { n: 1 } }'), []],
  ],
  'schedule-starter': [
    ['a task for nobody', flow(`schedules: { s: { every: week } }\ninitial: a\nstates:\n  a:\n    task: { for: { leader: 1 } }\n    on: { approved: b }\n  b: { type: final }\n`), ['9']],
    ['somebody else where there is nobody', flow(`schedules: { s: { every: week } }\ninitial: a\nstates:\n  a: { task: { for: starter, nobody: { post: clerk } }, on: { approved: b } }\n  b: { type: final }\n`), []],
    ['people start it', flow(`initial: a\nstates:\n  a: { task: { for: starter }, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'department-circle': [
    ['each within the other, and one within them', company('departments:\n  desk: { title: A, within: cellar }\n  cellar: { title: B, within: desk }\n  attic: { title: C, within: desk }\n', 'departments: { desk: Desk, cellar: Cellar }\n'), ['11', '12']],
    ['one within the other', company('departments:\n  desk: { title: A, within: cellar }\n  cellar: B\n', 'departments: { desk: Desk, cellar: Cellar }\n'), []],
  ],
  'empty-department': [
    ['nobody in it', flow(`initial: a\nstates:\n  a: { task: { for: { department: cellar } }, on: { approved: b } }\n  b: { type: final }\n`), ['7']],
    ['somebody by post', flow(`initial: a\nstates:\n  a: { task: { for: { department: desk } }, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'unhandled-outcome': [
    ['an action that leads nowhere', flow(`initial: a\nstates:\n  a:\n    task: { for: { post: clerk }, actions: [approve, reject] }\n    on: { approved: b }\n  b: { type: final }\n`), ['8']],
    ['handled by the state around', flow(`initial: a\non: { rejected: .b }\nstates:\n  a: { task: { for: { post: clerk }, actions: [approve, reject] }, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'wrong-value': [
    ['a test where a value belongs', flow(`initial: a\nstates:\n  a: { always: { guard: 'n = = 1', target: b } }\n  b: { type: final }\n`), ['7']],
    ['tests after in, in brackets and in a list', flow(`initial: a\nstates:\n  a: { always: { guard: 'n in (> 1) and n in > 0 and n = -1', target: b } }\n  b: { type: final }\n`), []],
    ['guards that are a text, a number field, a calculation', flow(`initial: a\nstates:\n  a: { always: [{ guard: '"yes"', target: b }, { guard: n, target: b }, { guard: n + 1, target: b }] }\n  b: { type: final }\n`), ['7', '7', '7']],
    ['guards whose kind only the case tells', flow(`initial: a\nstates:\n  a: { always: [{ guard: 'if n > 1 then true else contains(s, "a")', target: b }, { guard: 'not(n > 1)', target: b }] }\n  b: { type: final }\n`), []],
    ['people who are numbers, or nobody', flow(`startedBy: 7\ninitial: a\nstates:\n  a: { task: { for: [5, '"bob"', '"ann"'] }, on: { approved: b } }\n  b: { type: final }\n`), ['5', '8', '8']],
    ['a field that takes no such value', flow(`initial: a\nstates:\n  a: { entry: { set: { n: '"x"', s: 5 } }, always: b }\n  b: { type: final }\n`), ['7', '7']],
    ['an amount, a limit and a moment', flow(`claims: { one: { key: n, limit: '"many"' } }\ninitial: a\nstates:\n  a: { entry: { post: { ledger: conduct, person: s, amount: true } }, after: { 'n > 1': b } }\n  b: { type: final }\n`), ['5', '8', '8']],
  ],
  'task-without-action': [
    ['no well-known verb to derive', flow(`initial: a\nstates:\n  a: { ${task}, after: { P1D: b } }\n  b: { type: final }\n`), ['7']],
    ['one derived', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'clause-without-article': [
    ['nothing at all', flow(`initial: a\nstates:\n  a: { type: final }\n`, 'source: X'), ['1']],
    ['a task, a guarded transition, a posting and a claim', flow(`claims: { one: { key: n } }\ninitial: a\nstates:\n  a:\n    task: { for: { post: clerk } }\n    entry: { post: { ledger: conduct, person: s, amount: 1 } }\n    on: { approved: { target: b, guard: n > 1 }, rejected: { target: b, article: '1' } }\n  b: { type: final }\n`, 'source: X'), ['5', '9', '10', '11']],
    ['inherited from a state', flow(`initial: a\nstates:\n  a: { article: '1', ${task}, on: { approved: { target: b, guard: n > 1 } } }\n  b: { type: final }\n`, 'source: X'), []],
    ['a table', table("table: grade\ninputs: { n: number }\noutputs: { g: string }\nrules: [{ then: { g: '\"a\"' } }]\n"), ['1']],
    ['a rate of which one tier names none', table("rate: grade\ninputs: { n: number }\nof: n\ntiers: part\nrates: [{ above: 0, rate: 1, article: '1' }, { above: 1, rate: 1 }]\nround: { to: 1, how: down }\n"), ['1']],
    ['a table with an article at each row', table("table: grade\ninputs: { n: number }\noutputs: { g: string }\nrules: [{ then: { g: '\"a\"' }, article: '1' }]\n"), []],
  ],
  'uncited-article': [['cited by nothing, and advice', {}, ['5!']], ['cited', flow(`initial: a\nstates:\n  a: { type: final }\n`), []]],
  'table-without-example': [
    ['none', table("table: grade\narticle: '1'\ninputs: { n: number }\noutputs: { g: string }\nrules: [{ then: { g: '\"a\"' } }]\n"), ['1!']],
    ['no example of a rate', table("rate: grade\narticle: '1'\ninputs: { n: number }\nof: n\ntiers: part\nrates: [{ above: 0, rate: 1 }]\nround: { to: 1, how: down }\n"), ['1!']],
    ['one', table("table: grade\narticle: '1'\ninputs: { n: number }\noutputs: { g: string }\nrules: [{ then: { g: '\"a\"' } }]\nexamples: [{ given: { n: 1 }, then: { g: a } }]\n"), []],
  ],
  'table-gap': [
    ['a threshold that leaves a value out', table(graded("n: '>= 100'", "n: '(-1..99]'", "n: '<= -1'")), ['1']],
    ['whole numbers have none', table(graded("n: '>= 100'", "n: '(-1..99]'", "n: '<= -1'").replace('n: number', 'n: integer')), []],
    ['allowed values bound what can be asked', table(graded("n: '< 5'", "n: '>= 5'").replace('n: number', "n: { type: number, allowed: '[0..9]' }")), []],
    ['a value that may be absent', table(graded("n: '< 5'", "n: '>= 5'").replace('n: number', 'n: { type: number, optional: true }')), ['1']],
    ['days on which no row is in force', table(graded("}, from: 2026-01-01, until: 2026-06-30, x: {", "}, from: 2026-07-02, x: {").replaceAll(', x: { }', '')), ['1']],
    ['a default', table(`${graded("n: '< 5'")}default: silent\n`), []],
    ['nothing is an answer too', table(graded("n: '< 5'").replace('unique', 'rule order')), []],
    ['a cell that cannot be decided', table(graded("n: '< 5'", "n: '? * 2 >= 10'")), ['1!']],
  ],
  'table-overlap': [
    ['an end that belongs to two rows', table(graded("n: '<= 5'", "n: '>= 5'")), ['8']],
    ['rows of different days', table(graded("}, until: 2026-06-30, x: {", "}, from: 2026-07-01, x: {").replaceAll(', x: { }', '')), []],
    ['a cell that cannot be decided', table(graded("n: '<= 5'", "n: '? * 2 > 10'")), ['8!']],
    ['different things under any', table(graded("n: '<= 5'", "n: '>= 5'").replace('unique', 'any')), ['8']],
    ['the same under any', table(graded("n: '<= 5'", "n: '>= 5'").replace('unique', 'any').replaceAll(/"[ab]"/g, '"a"')), []],
    ['under first', table(graded("n: '<= 5'", "n: '>= 5'").replace('unique', 'first')), []],
  ],
  'idle-row': [
    ['a range that holds nothing', table(graded("n: '[5..3]'", "n: '-'")), ['7']],
    ['no value that is allowed', table(graded("n: '> 20'", "n: '<= 20'").replace('n: number', "n: { type: number, allowed: '[0..9]' }")), ['7']],
    ['days that run backwards', table(graded("}, from: 2026-07-01, until: 2026-06-30, x: {").replaceAll(', x: { }', '')), ['7']],
    ['rows before it take everything', table(graded("n: '< 5'", "n: '>= 5'", "n: '5'").replace('unique', 'first')), ['9']],
    ['rows of more weight take everything', table(graded("n: '5'", "n: '> 3'").replace('unique', 'priority').replace('g: string', `g: { type: string, allowed: '"b", "a"' }`)), ['7']],
    ['some is left', table(graded("n: '< 5'", "n: '> 5'", "n: '-'").replace('unique', 'first')), []],
  ],
  'ladder-backwards': [
    ['a higher rung below a lower one', table("ladder: grade\narticle: '1'\ninputs: { n: number }\nclimbs: n\noutputs: { g: number }\nrungs:\n  - { at-least: 1, then: { g: 2 } }\n  - { at-least: 5, then: { g: 5 } }\ndefault: silent\n"), ['8']],
    ['a smaller outcome on a higher rung', table("ladder: grade\narticle: '1'\ninputs: { n: number }\nclimbs: n\noutputs: { g: number }\nrises: [g]\nrungs:\n  - { at-least: 5, then: { g: 2 } }\n  - { at-least: 1, then: { g: 5 } }\ndefault: silent\n"), ['8']],
    ['rungs that fall, outcomes that rise', table("ladder: grade\narticle: '1'\ninputs: { n: number }\nclimbs: n\noutputs: { g: number }\nrises: [g]\nrungs:\n  - { at-least: 5, then: { g: 5 } }\n  - { at-least: 1, then: { g: 5 } }\ndefault: silent\n"), []],
    ['tiers of a rate that fall', table("rate: grade\narticle: '1'\ninputs: { n: number }\nof: n\ntiers: part\nrates:\n  - { above: 10, rate: 1 }\n  - { above: 5, rate: 2 }\nround: { to: 1, how: down }\n"), ['8']],
  ],
  'date-gap': [
    ['a tier that stops a day too early', table(dated('29', '07-01')), ['7']],
    ['a tier that follows', table(dated('30', '07-01')), []],
    ['a longer one covers the days', table(dated('29', '07-01').replace('rates:', "rates:\n  - { at-least: 0, rate: 3, from: 2026-01-01, until: 2026-06-30 }")), []],
    ['rungs before a default', table("ladder: grade\narticle: '1'\ninputs: { n: number }\nclimbs: n\noutputs: { g: number }\nrungs:\n  - { at-least: 1, then: { g: 1 }, until: 2026-03-31 }\n  - { at-least: 1, then: { g: 2 }, from: 2026-05-01 }\ndefault: silent\n"), ['8!']],
    ['rows that ask something else', table("table: grade\narticle: '1'\nhit: collect sum\ninputs: { n: number }\noutputs: { g: number }\nrules:\n  - { when: { n: '1' }, then: { g: 1 }, until: 2026-03-31 }\n  - { when: { n: '2' }, then: { g: 2 }, from: 2026-05-01 }\n"), []],
  ],
  'quota-exceeded': [
    ['a quota below nought', table(allotted('ranked: { quota: -1 }')), ['5']],
    ['requests that make the quota grow', table(allotted('ranked: { quota: 49, wants: 1 - 2 }')), ['5']],
    ['a sum that is no whole number of units', table(allotted('shared: { quota: 100.005, share: n, unit: 0.01, remainder: order }')), ['5']],
    ['a figure that only the case knows', table(allotted('shared: { quota: cost, share: n, unit: 10, remainder: order }').replace('requests', 'inputs: { cost: number }\nrequests')), []],
    ['whole units', table(allotted('shared: { quota: 100.00, share: n, unit: 0.01, remainder: order }')), []],
    ['numbers, one each', table(allotted('ranked: { quota: 49 }')), []],
  ],
  'unreachable-output': [
    ['given by no row', table(graded("n: '-'").replace('g: string', `g: { type: string, allowed: '"a", "z"' }`)), ['5!']],
    ['given by the default', table(`${graded("n: '1'").replace('g: string', `g: { type: string, allowed: '"a", "z"' }`)}default: { then: { g: '"z"' } }\n`), []],
    ['worked out', table(graded("n: '-'").replace('g: string', `g: { type: string, allowed: '"a", "z"' }`).replace(`'"a"' }`, `string(n) }`)), []],
  ],
  'wrong-type': [
    ['a cell that compares with something else', table(graded(`n: '"x"'`, "n: '-'")), ['7']],
    ['an output of another type', table(graded("n: '-'").replace('g: string', 'g: number')), ['7']],
    ['an output that is not allowed', table(graded("n: '-'").replace('g: string', `g: { type: string, allowed: '"z"' }`)), ['7']],
    ['a default of another type', table(`${graded("n: '1'")}default: { then: { g: 3 } }\n`), ['8']],
    ['allowed values of another type', table(graded("n: '-'").replace('n: number', "n: { type: number, allowed: 'true' }")), ['4']],
    ['what has to be worked out', table(graded("n: '? > 3'").replace(`'"a"' }`, `string(n) }`)), []],
  ],
  'silence-unsaid': [
    ['an example wants it', table(`${graded("n: '1'")}examples: [{ given: { n: 2 }, then: null }]\n`), ['8']],
    ['said', table(`${graded("n: '1'")}default: silent\nexamples: [{ given: { n: 2 }, then: null }]\n`), []],
  ],
  'old-edition': [
    ['the first', { 'rules/rulebook.yaml': company('')['rules/rulebook.yaml']!.replace('edition: 2\n', '') }, ['1!']],
    ['the second', company(''), []],
  ],
  'duplicate-row': [
    ['the same but for blanks and dashes', table("table: grade\narticle: '1'\ninputs: { n: number, m: number }\noutputs: { g: string }\nrules:\n  - { when: { n: '>  1', m: '-' }, then: { g: '\"a\"' } }\n  - { when: { n: '> 1' }, then: { g: '\"b\"' } }\n"), ['7']],
    ['different', table("table: grade\narticle: '1'\ninputs: { n: number }\noutputs: { g: string }\nrules:\n  - { when: { n: 1 }, then: { g: '\"a\"' } }\n  - { when: { n: 2 }, then: { g: '\"b\"' } }\n"), []],
  ],
  'table-cycle': [
    ['two that ask each other', { 'rules/aa.yaml': "table: aa\ninputs: { n: number }\noutputs: { g: number }\nrules: [{ then: { g: bb(n) } }]\n", 'rules/bb.yaml': "table: bb\ninputs: { n: number }\noutputs: { g: number }\nrules: [{ then: { g: aa(n) } }]\n" }, ['1', '1']],
    ['one that asks another', { 'rules/aa.yaml': "table: aa\ninputs: { n: number }\noutputs: { g: number }\nrules: [{ then: { g: bb(n) } }]\n", 'rules/bb.yaml': "table: bb\ninputs: { n: number }\noutputs: { g: number }\nrules: [{ then: { g: n } }]\n" }, []],
  ],
  'unused-parameter': [
    ['used by nothing', company('parameters:\n  most-days: 3\n'), ['12!']],
    ['used in a guard', { ...company('parameters:\n  most-days: 3\n'), ...flow(`initial: a\nstates:\n  a: { always: { target: b, guard: n > most days } }\n  b: { type: final }\n`) }, []],
  ],
  'missing-final': [
    ['none', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: b } }\n  b: { ${task}, on: { approved: a } }\n`), ['1!']],
    ['a region without', flow(`type: parallel\nstates:\n  a: { initial: x, states: { x: { type: final } } }\n  b: { initial: x, states: { x: { ${task}, on: { approved: x } } } }\n`), ['8!']],
    ['one', flow(`initial: a\nstates:\n  a: { type: final }\n`), []],
  ],
  'claim-never-taken': [
    ['by no action', flow(`claims:\n  one: { key: n, taken: action }\ninitial: a\nstates:\n  a: { type: final }\n`), ['6']],
    ['at the start', flow(`claims:\n  one: { key: n }\ninitial: a\nstates:\n  a: { type: final }\n`), []],
    ['by an action', flow(`claims:\n  one: { key: n, taken: action }\ninitial: a\nstates:\n  a: { entry: { claim: one }, always: b }\n  b: { type: final }\n`), []],
  ],
  'posting-account': [
    ['of a person, where the ledger is about other things', { ...company('ledgers: { classes: { title: Classes, unit: case, holders: Class } }\n', "ledgers: { conduct: { title: Conduct, unit: points } }\n"), ...flow(`initial: a\nstates:\n  a:\n    entry: { post: { ledger: classes, person: '"ann"', amount: 1 } }\n    always: b\n  b: { type: final }\n`) }, ['8']],
    ['of something else, where it is about people', flow(`initial: a\nstates:\n  a:\n    entry: { post: { ledger: conduct, holder: s, amount: 1 } }\n    always: b\n  b: { type: final }\n`), ['8']],
    ['of a person on a ledger of people', flow(`initial: a\nstates:\n  a:\n    entry: { post: { ledger: conduct, person: '"ann"', amount: 1 } }\n    always: b\n  b: { type: final }\n`), []],
  ],
  'unknown-connector': [
    ['that no server has', flow(`initial: a\nstates:\n  a:\n    entry: { job: { name: tell, connector: ecko } }\n    always: b\n  b: { type: final }\n`), ['8']],
    ['that this server has', flow(`initial: a\nstates:\n  a:\n    entry: { job: { name: tell, connector: echo } }\n    always: b\n  b: { type: final }\n`), []],
  ],
  'unknown-member': [
    ['of the case', flow(`initial: a\nstates:\n  a: { always: { target: b, guard: 'case.starer = "ann"' } }\n  b: { type: final }\n`), ['7']],
    ['of the person who acts', flow(`initial: a\nstates:\n  a: { always: { target: b, guard: 'actor.post = "clerk"' } }\n  b: { type: final }\n`), ['7']],
    ['of a table that gives several outputs, called in a table', { ...table(`table: grade\ninputs: { n: number }\noutputs: { a: number, b: number }\nrules:\n  - { when: { n: '< 5' }, then: { a: 1, b: 2 } }\n`), 'rules/twice.yaml': `table: twice\ninputs: { n: number }\noutputs: { c: number }\nrules:\n  - { when: {}, then: { c: 'grade(n).a + grade(n).z' } }\n` }, ['5']],
    ['of items, in a filter, a loop and a test of all', itemised('list[item.sice > 1] != null', 'count(for one in list return one.sice) > 1', 'every one in list satisfies one.sice > 1', 'sum(list.sice) > 1'), ['7', '8', '9', '10']],
    ['of what comes with an action or a signal', flow(`signals: { told: { from: { post: clerk }, data: { type: object, properties: { what: { type: string } } } } }\ninitial: a\nstates:\n  a:\n    task: { for: { post: clerk }, actions: [{ say: { title: Say, outcome: said, input: { word: { type: string } } } }] }\n    on: { said: { target: b, guard: 'event.word = event.wrod' }, told: { target: b, guard: 'event.what = "x" and event.waht = "y"' } }\n  b: { type: final }\n`), ['10', '10']],
    ['none of what a job answers', flow(`initial: a\nstates:\n  a: { entry: { job: { name: j, connector: echo, then: sent } }, on: { sent: { target: b, guard: 'event.anything = 1' } } }\n  b: { type: final }\n`), []],
    ['none where each is there, or hidden by a name of the expression', itemised('list[size > 1] != null', 'count(for case in list return case.size) > 1', '{ case: { starer: 1 }, n: case.starer }.n = 1', 'case.starter = actor.name'), []],
  ],
  'parallel-without-done': [
    ['nothing follows', flow(`initial: p\nstates:\n  p: { type: parallel, states: { a: { initial: x, states: { x: { type: final } } } } }\n`), ['7!']],
    ['something does', flow(`initial: p\nstates:\n  p: { type: parallel, onDone: z, states: { a: { initial: x, states: { x: { type: final } } } } }\n  z: { type: final }\n`), []],
  ],
  'overlapping-hours': [
    ['one begins before the other ends', calendar('week: { monday: [09:00-12:00, 11:30-18:00] }\nyears: { 2026: {}, 2027: {} }\n'), ['2']],
    ['in the wrong order', calendar('week:\n  monday: [13:00-18:00, 09:00-12:00]\nyears: { 2026: {}, 2027: {} }\n'), ['3']],
    ['one after the other', calendar('week: { monday: [09:00-12:00, 12:00-18:00] }\nyears: { 2026: {}, 2027: {} }\n'), []],
  ],
  'holiday-outside-year': [
    ['begins the year before', calendar('week: monday to friday\nyears:\n  2026: { holidays: [{ name: New Year, from: 2025-12-31, until: 2026-01-02 }] }\n  2027: {}\n'), ['4']],
    ['ends before it begins', calendar('week: monday to friday\nyears:\n  2026: { holidays: [{ name: New Year, from: 2026-01-02, until: 2026-01-01 }] }\n  2027: {}\n'), ['4']],
    ['a make-up day of another year', calendar('week: monday to friday\nyears:\n  2026: { holidays: [{ name: New Year, from: 2026-01-01, makeUp: [2027-01-04] }] }\n  2027: {}\n'), ['4']],
    ['in their year', calendar('week: monday to friday\nyears:\n  2026: { holidays: [{ name: New Year, from: 2026-01-01, makeUp: [2026-01-04] }] }\n  2027: {}\n'), []],
  ],
  'calendar-day-twice': [
    ['in two holidays', calendar('week: monday to friday\nyears:\n  2026:\n    holidays:\n      - { name: One, from: 2026-01-01, until: 2026-01-03 }\n      - { name: Two, from: 2026-01-03 }\n  2027: {}\n'), ['7']],
    ['as a holiday and as worked', calendar('week: monday to friday\nyears:\n  2026:\n    holidays: [{ name: One, from: 2026-01-01 }]\n    worked:\n      - 2026-01-01\n  2027: {}\n'), ['7']],
    ['a holiday that a company works, in a calendar of its own', calendar('extends: country\nyears: { 2026: { worked: [2026-01-01] } }\n', { 'calendars/country.yaml': 'calendar: country\nweek: monday to friday\nyears: { 2026: { holidays: [{ name: One, from: 2026-01-01 }] }, 2027: {} }\n' }), []],
  ],
  'idle-make-up-day': [
    ['a Friday in a week that has Fridays', calendar('week: monday to friday\nyears:\n  2026: { holidays: [{ name: New Year, from: 2026-01-01, makeUp: [2026-01-09] }] }\n  2027: {}\n'), ['4!']],
    ['a Sunday', calendar('week: monday to friday\nyears: { 2026: { worked: [2026-01-04] }, 2027: {} }\n'), []],
    ['a Sunday of another calendar, in a week that has Sundays', calendar('extends: country\nweek: saturday to thursday\n', { 'calendars/country.yaml': 'calendar: country\nweek: monday to friday\nyears: { 2026: { worked: [2026-01-04] }, 2027: {} }\n' }), []],
    ['a weekday that is a holiday', calendar('extends: country\nyears: { 2026: { worked: [2026-01-01] } }\n', { 'calendars/country.yaml': 'calendar: country\nweek: monday to friday\nyears: { 2026: { holidays: [{ name: One, from: 2026-01-01 }] }, 2027: {} }\n' }), []],
  ],
  'make-up-hours': [
    ['said by nobody', calendar('week: { monday to thursday: [09:00-18:00], friday: [09:00-15:00] }\nyears: { 2026: { worked: [2026-01-04] }, 2027: {} }\n'), ['2']],
    ['said by the day', calendar('week: { monday to thursday: [09:00-18:00], friday: [09:00-15:00] }\nyears: { 2026: { worked: [{ day: 2026-01-04, like: friday }] }, 2027: {} }\n'), []],
    ['said for all', calendar('week: { monday to thursday: [09:00-18:00], friday: [09:00-15:00] }\nmakeUpDaysFollow: friday\nyears: { 2026: { worked: [2026-01-04] }, 2027: {} }\n'), []],
    ['the same on all days', calendar('week: { monday to friday: [09:00-18:00] }\nyears: { 2026: { worked: [2026-01-04] }, 2027: {} }\n'), []],
  ],
  'idle-rung': [
    ['after the automatic outcome', flow(`initial: a\nstates:\n  a:\n    ${task}\n    sla:\n      within: P3D\n      escalate:\n        - { at: due, target: b }\n        - { after: P1D, actions: { set: { n: 1 } } }\n        - { at: 50%, actions: { set: { n: 1 } } }\n    on: { approved: b }\n  b: { type: final }\n`), ['13']],
    ['before the beginning', flow(`initial: a\nstates:\n  a: { ${task}, sla: { within: P3D, escalate: [{ before: P4D, actions: { set: { n: 1 } } }] }, on: { approved: b } }\n  b: { type: final }\n`), ['7']],
    ['an outcome that a guard may refuse', flow(`initial: a\nstates:\n  a: { ${task}, sla: { within: P3D, escalate: [{ at: due, guard: n > 1, target: b }, { after: P1D, target: b }] }, on: { approved: b } }\n  b: { type: final }\n`), []],
    ['a step that stays inside', flow(`initial: x\nsla: { within: P3D, escalate: [{ at: due, target: .a }, { after: P1D, target: .b }] }\nstates:\n  x: { ${task}, on: { approved: a } }\n  a: { ${task}, on: { approved: b } }\n  b: { type: final }\n`), []],
  ],
  'pause-outside': [
    ['a state beside it, and itself', flow(`initial: a\nstates:\n  a:\n    ${task}\n    sla: { within: P3D, pausedIn: [a, c] }\n    on: { approved: c }\n  c: { ${task}, on: { approved: b } }\n  b: { type: final }\n`), ['9', '9']],
    ['a state inside it, and any state for the whole case', flow(`initial: a\nsla: { within: P3D, pausedIn: a }\nstates:\n  a: { initial: x, sla: { within: P3D, pausedIn: a.x }, onDone: b, states: { x: { ${task}, on: { approved: y } }, y: { type: final } } }\n  b: { type: final }\n`), []],
  ],
  'missing-year': [
    ['this one and the next', calendar('week: monday to friday\nyears: { 2025: {} }\n'), ['1', '1']],
    ['one that begins within 60 days', calendar('week: monday to friday\nyears: { 2026: {} }\n'), ['1']],
    ['days added to a year that is not known', calendar('extends: country\nyears: { 2028: { worked: [2028-01-02] } }\n', { 'calendars/country.yaml': 'calendar: country\nweek: monday to friday\nyears: { 2026: {}, 2027: {} }\n' }), ['3']],
    ['both known', calendar('week: monday to friday\nyears: { 2026: {}, 2027: {} }\n'), []],
  ],
  'gathered-list': [
    ['a list that fits', gathering('case: { type: string }, revision: { type: integer }, n: { type: integer }'), []],
    ['without the revision', gathering('case: { type: string }, n: { type: integer }'), ['11']],
    ['a field of another type', gathering('case: { type: string }, revision: { type: integer }, n: { type: string }'), ['11']],
    ['no objects', gathering(undefined), ['11']],
  ],
  ...REGULATION_ROWS,
  ...STATE_ROWS,
  ...LETTER_ROWS,
  'provisional-year': [
    ['one that begins within 60 days', calendar('week: monday to friday\nyears:\n  2026: {}\n  2027: { provisional: true }\n'), ['5!']],
    ['one that nobody asks for yet', calendar('week: monday to friday\nyears: { 2026: {}, 2027: {}, 2028: { provisional: true } }\n'), []],
  ],
};
