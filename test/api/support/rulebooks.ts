import type { RulebookFiles } from '../../../src/engine/ports/rulebook-store.js';

const ACME = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles:
  '1': { title: { en: Leave is asked for }, untested: the tests of the API cite it }
  '2': { title: { en: Leave costs points }, untested: the tests of the API cite it }
departments:
  office: { title: Office, head: head }
posts:
  clerk: { title: Clerk, department: office }
  head: { title: Head, department: office }
people:
  ann: { name: Ann, posts: [clerk] }
  abe: { name: Abe, posts: [clerk] }
  bob: { name: Bob, posts: [head], roles: [staff, process-admin], email: bob@example.com }
  hal: { name: Hal, posts: [head] }
  cat: { name: Cat, department: office, roles: [auditor] }
  dan: { name: Dan, department: office, roles: [operator] }
ledgers:
  points: { title: Points, unit: points }
notices: { task: { by: [mail] } }
`;

const LEAVE = `
workflow: leave
title: { zh: 请假, en: Leave }
untested: the tests of the API play it
article: '1'
startedBy: [{ post: clerk }]
data:
  type: object
  required: [days]
  properties:
    days: { type: integer, minimum: 1, title: Days }
    month: { type: string, title: Month }
    note: { type: string, title: Note }
    paper: { type: attachment, accept: [application/pdf, text/*], most: 1 MB, title: Paper }
signals:
  withdraw: { title: Withdraw, from: starter, data: { why: { type: string, title: Why } } }
initial: deciding
on:
  withdraw: { target: .withdrawn, article: '1' }
states:
  deciding:
    title: Deciding
    task:
      for: { post: head }
      actions: [{ approve: { together: true } }, { reject: { opinion: required } }]
      fields: { note: editable, paper: editable }
    after: { P3D: { target: expired, article: '1' } }
    on:
      approved:
        guard: 'days <= 30 and length of leave(days) != "board"'
        because: More than thirty days need the board
        target: booking
        article: '2'
        actions: { post: { ledger: points, person: case.starter, amount: '-1', reason: Leave, article: '2' } }
      rejected: rejected
  booking:
    title: Booking
    entry: { job: { name: book, connector: calendar, input: { days: days }, then: booked } }
    on: { booked: { target: booked, article: '1' } }
  booked: { type: final }
  rejected: { type: final }
  withdrawn: { type: final }
  expired: { type: final }
`;

const LENGTHS = `
table: length-of-leave
untested: the tests of the API ask it
article: '1'
inputs: { days: integer }
outputs: { length: string }
rules:
  - { when: { days: '<= 3' }, then: { length: '"short"' } }
  - { when: { days: '(3..30]' }, then: { length: '"long"' } }
  - { when: { days: '> 30' }, then: { length: '"board"' }, article: '2' }
`;

const NOTICE = `
workflow: notice
title: Notice
untested: the tests of the API play it
article: '1'
startedBy: [{ post: clerk }]
data: { type: object }
initial: reading
states:
  reading:
    title: Reading
    task: { for: { post: head } }
    after: { 3 working days: read }
    on: { confirmed: read }
  read: { type: final }
`;

const OFFICE = `
calendar: office
week: monday to friday
years: { 2026: { holidays: [{ name: { zh: 店庆, en: Founding day }, from: 2026-03-04 }] } }
`;

const SCENARIOS = `
workflow: leave
scenarios:
  - scenario: A leave that is approved and booked
    articles: ['1', '2']
    at: '2026-03-02T09:00:00+08:00'
    start: { by: ann, data: { days: 2 } }
    steps:
      - { by: bob, do: approve }
    expect: { in: [booked] }
`;

/** A company with one workflow, and people for every role. */
export const ACME_FILES: RulebookFiles = { 'rules/rulebook.yaml': `${ACME}calendar: office\n`, 'rules/office.yaml': OFFICE, 'workflows/notice.yaml': NOTICE, 'rules/length-of-leave.yaml': LENGTHS, 'workflows/leave.yaml': LEAVE };

/** Another company, whose people must see nothing of the first. */
export const ZENITH_FILES: RulebookFiles = {
  'rules/rulebook.yaml': ACME.replace('company: acme', 'company: zenith').replace('title: Acme', 'title: Zenith'),
  'rules/length-of-leave.yaml': LENGTHS,
  'workflows/leave.yaml': LEAVE,
};

const BONUS = `
table: bonus
untested: the tests of the API ask it
article: '2'
inputs: { salary: integer }
outputs: { rate: integer }
rules:
  - { when: { salary: '<= 5000' }, then: { rate: 31337 } }
default: { then: { rate: 0 } }
`;

const REVIEW = `
workflow: review
title: Review
untested: the tests of the API play it
article: '1'
startedBy: [{ post: clerk }]
data:
  type: object
  required: [wish]
  properties:
    wish: { type: string, title: Wish }
    salary: { type: integer, title: Salary }
    slip: { type: attachment, title: Slip }
    score: { type: integer, title: Score, x-hidden: true }
    rate: { type: integer, title: Rate, x-hidden: true }
claims: { pay: { key: [salary] } }
initial: asking
states:
  asking:
    title: Asking
    task: { for: starter, verbs: [save], fields: { salary: required, slip: editable } }
    on: { submitted: { target: checking, actions: { set: { rate: bonus(salary) }, claim: pay, job: { name: tell, connector: calendar, input: { salary: salary } } } } }
  checking:
    title: Checking
    task: { for: [{ post: clerk }], not: { starter: true }, fields: { salary: hidden, slip: hidden } }
    on: { confirmed: scoring }
  scoring:
    title: Scoring
    task: { for: { post: head }, fields: { score: required, salary: read-only } }
    on: { approved: done }
  done: { type: final }
`;

const SEALED = `
workflow: sealed
title: Sealed
untested: the tests of the API play it
article: '1'
data:
  type: object
  required: [wish, secret]
  properties: { wish: { type: string }, secret: { type: string } }
claims: { seal: { key: [secret], article: '2' } }
initial: sealing
states:
  sealing:
    title: Sealing
    task: { for: [{ post: clerk }], not: { starter: true }, fields: { secret: hidden } }
    on: { confirmed: { target: sealed, actions: { claim: seal } } }
  sealed:
    task: { for: { post: head } }
    on: { completed: done }
  done: { type: final }
`;

/** A company in which people see different fields of one case. */
export const DISCREET_FILES: RulebookFiles = {
  'rules/rulebook.yaml': ACME.replace('company: acme', 'company: discreet'),
  'rules/bonus.yaml': BONUS,
  'workflows/review.yaml': REVIEW,
  'workflows/sealed.yaml': SEALED,
};

const CUSTOMER = `
workflow: customer
title: Customer
untested: the tests of the API play it
article: '1'
record: { key: code, keptBy: [{ post: clerk }] }
data:
  type: object
  required: [code, name]
  properties:
    code: { type: string, pattern: '^C-[0-9]+$' }
    name: { type: string, minLength: 1, title: Name }
    since: { type: string, format: date, title: Since }
    kind: { enum: [key, plain], x-labels: { key: Key account, plain: Plain } }
    turnover: { type: string, format: decimal, title: Turnover }
    vip: { type: boolean }
`;

/** A company that keeps its customers. */
export const RECORD_FILES: RulebookFiles = {
  'rules/rulebook.yaml': ACME.replace('company: acme', 'company: shop').replace("'2': { title: { en: Leave costs points }, untested: the tests of the API cite it }", "'2': { title: { en: Leave costs points }, advice: true }"),
  'workflows/customer.yaml': CUSTOMER,
};

export const LEAVE_SCENARIOS = SCENARIOS;
