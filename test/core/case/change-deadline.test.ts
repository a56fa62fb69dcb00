import { describe, expect, test } from '@jest/globals';
import { clockViews } from '../../../src/core/case/clock-views.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { deadlinesOf } from '../../../src/core/case/deadlines.js';
import { decide } from '../../../src/core/case/decide.js';
import { recounted } from '../../../src/core/case/recount.js';
import type { DeadlineName, NewDue } from '../../../src/core/model/command.js';
import type { HistoryEntry } from '../../../src/core/model/history-entry.js';
import { compiled } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';
import { goodWith } from '../rulebook/fixture.js';

/** An answer within three working days, and a call within two; the head may put them off, by article 1.3. */
const INQUIRY = `workflow: inquiry
title: Inquiry
article: '1.1'
data: { type: object, properties: { steps: { type: array, items: { type: string } } } }
startedBy: { department: desk }
verbs: [{ change-deadline: { by: { post: head }, article: '1.3' } }]
sla: { within: P30D }
initial: answering
states:
  answering:
    initial: working
    sla:
      within: 3 working days
      article: '1.2'
      pausedIn: answering.asking
      escalate:
        - { at: 50%, actions: { append: { steps: '"half"' } } }
        - { before: 1 working day, actions: { append: { steps: '"reminded"' } } }
        - { at: due, actions: { append: { steps: '"due"' } } }
        - { after: 2 working days, target: overruled, article: '1.3' }
    on: { completed: done }
    states:
      working:
        task: { for: { post: clerk }, actions: [complete, { ask: { title: Ask, outcome: asked } }] }
        after: { 2 working days: { target: '#overruled', article: '1.2' } }
        on: { asked: asking }
      asking: { task: { for: { post: clerk }, actions: [{ heard: { title: Heard, outcome: heard } }] }, on: { heard: working } }
  overruled: { task: { for: { post: clerk } }, on: { completed: done } }
  done: { type: final }
`;

function rulebook(text = INQUIRY): CompiledRulebook {
  return compiled('acme', filesWith(text), 'v');
}

/** Bob is head of the desk and nothing else; Pam is a process admin. */
function filesWith(text: string): Readonly<Record<string, string>> {
  const files = goodWith('workflows/inquiry.yaml', text);
  const company = files['rules/rulebook.yaml']!.replace('posts: [head], department: desk, roles: [staff, process-admin] }', 'posts: [head], department: desk }\n  pam: { name: Pam, posts: [], roles: [staff, process-admin] }');
  return { ...files, 'rules/rulebook.yaml': company };
}

const acme = rulebook();
const ANSWER: DeadlineName = { clock: 'answering' };
const begun = (book = acme): Play => new Play(book, 'inquiry').at('2026-09-28T10:00:00+08:00').start('ann', {});
const changing = (of: DeadlineName, to: NewDue, reason = 'The customer is abroad') => ({ type: 'ChangeDeadline', of, to, reason }) as const;
const ladder = (play: Play): readonly (readonly [number | undefined, string])[] => Object.values(play.state!.timers).filter(({ rung }) => rung !== undefined).map(({ rung, dueAt }) => [rung, local(dueAt)]);
const limit = (play: Play) => Object.values(play.state!.timers).find(({ rung }) => rung === undefined)!;

function local(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16);
}

/** Fires what is due, in order, as the scheduler does. */
function pass(play: Play, until: string): Play {
  for (;;) {
    const [next] = Object.values(play.state!.timers).filter(({ dueAt }) => dueAt <= new Date(until).toISOString()).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
    if (!next) return play.at(until);
    play.at(next.dueAt).do('engine', { type: 'FireTimer', timer: next.id, arming: next.arming });
  }
}

/** Deciding every recorded command again gives the recorded events. */
function proveAgain(play: Play): void {
  for (const { command, before, events } of play.commands) expect(decide(play.workflow, before, command)).toEqual({ accepted: true, events });
}

/** The case without the limit of two working days, which would end it early. */
function unlimited(): Play {
  return begun(rulebook(INQUIRY.replace(/ {8}after: .*\n/, '')));
}

describe('another due time for a clock', () => {
  test('is recorded with what it was, what it is, who and why, and its ladder follows', () => {
    const play = begun();
    expect(ladder(play)).toEqual([[0, '09-29T22:00'], [1, '09-30T10:00'], [2, '10-07T10:00'], [3, '10-09T10:00']]);
    play.at('2026-09-28T11:00:00+08:00').do('bob', changing(ANSWER, { in: '3 working days', from: 'due' }));
    expect(play.eventsOf('DeadlineChanged')).toMatchObject([{
      of: ANSWER, by: 'bob', at: '2026-09-28T03:00:00.000Z', reason: 'The customer is abroad', article: '1.3',
      from: { dueAt: '2026-10-07T02:00:00.000Z', counted: [{ how: 'working days after', count: '3' }] },
      to: { dueAt: '2026-10-10T02:00:00.000Z', counted: [{ how: 'working days after', from: '2026-10-07T02:00:00.000Z', count: '3' }] },
    }]);
    // Half of six working days, one before the new due time, at it, and two after.
    expect(ladder(play)).toEqual([[0, '10-07T10:00'], [1, '10-09T10:00'], [2, '10-10T10:00'], [3, '10-13T10:00']]);
    expect(play.state!.clocks!['answering']).toMatchObject({ dueAt: '2026-10-10T02:00:00.000Z', changes: [{ by: 'bob' }] });
    proveAgain(play);
  });

  test('explains itself: who has moved it, when, from when to when, and why', () => {
    const play = begun().at('2026-09-28T11:00:00+08:00').do('bob', changing(ANSWER, { at: '2026-10-09T18:00:00+08:00' }));
    const view = clockViews(acme, acme, play.state!, '2026-09-28T04:00:00.000Z').find(({ state }) => state === 'answering');
    expect(view).toMatchObject({
      due: '2026-10-09T10:00:00.000Z',
      explanations: [],
      changes: [{ by: 'bob', from: '2026-10-07T02:00:00.000Z', to: '2026-10-09T10:00:00.000Z', reason: 'The customer is abroad', text: { en: 'moved by Bob on 28 September 2026 11:00 from 7 October 10:00 to 9 October 18:00: The customer is abroad' } }],
      text: {
        en: '3 working days from 28 September 2026 10:00: moved by Bob on 28 September 2026 11:00 from 7 October 10:00 to 9 October 18:00: The customer is abroad; due 9 October 18:00',
        zh: '2026年9月28日10:00起3个工作日：小波于2026年9月28日11:00将期限由10月7日10:00改为10月9日18:00，原因：The customer is abroad；10月9日18:00到期',
      },
    });
  });

  test('what has come and would come again comes again; what would have come already comes at once', () => {
    const later = pass(unlimited(), '2026-10-07T11:00:00+08:00');
    expect(later.state!.data['steps']).toEqual(['half', 'reminded', 'due']);
    later.do('bob', changing(ANSWER, { in: '4 working days', from: 'now' }));
    expect(ladder(later).map(([rung]) => rung)).toEqual([0, 1, 2, 3]);
    expect(pass(later, '2026-10-30T00:00:00+08:00').state!.data['steps']).toEqual(['half', 'reminded', 'due', 'half', 'reminded', 'due']);
    expect(later.in).toEqual(['overruled']);
    proveAgain(later);

    const sooner = unlimited().at('2026-09-28T12:00:00+08:00').do('bob', changing(ANSWER, { in: 'PT2H', from: 'now' }));
    expect(ladder(sooner).slice(0, 3)).toEqual([[0, '09-28T12:00'], [1, '09-28T12:00'], [2, '09-28T14:00']]);
    proveAgain(sooner);
  });

  test('goes on after a pause with what was left of the new time', () => {
    const play = unlimited().at('2026-09-28T11:00:00+08:00').do('bob', changing(ANSWER, { in: '1 working day', from: 'due' }));
    play.at('2026-09-29T10:00:00+08:00').act('ann', 'ask');
    expect(play.eventsOf('ClockPaused')).toMatchObject([{ left: '3' }]);
    play.at('2026-10-07T10:00:00+08:00').act('ann', 'heard');
    expect(local(play.state!.clocks!['answering']!.dueAt)).toBe('10-10T10:00');
    expect(play.state!.clocks!['answering']!.changes).toHaveLength(1);
    proveAgain(play);
  });

  test('can be the clock of the whole case, counted in another unit than its own', () => {
    const play = begun().do('bob', changing({ clock: '' }, { in: '10 working days', from: 'now' }));
    expect(local(play.state!.clocks!['']!.dueAt)).toBe('10-15T10:00');
    proveAgain(play);
  });
});

describe('another due time for a time limit', () => {
  test('is another arming of the same timer, and what follows comes then', () => {
    const play = begun();
    const { id } = limit(play);
    play.do('bob', changing({ timer: id }, { at: '2026-10-09T09:00:00+08:00' }));
    expect(limit(play)).toMatchObject({ id, arming: 2, dueAt: '2026-10-09T01:00:00.000Z', changes: [{ by: 'bob' }] });
    expect(limit(play)).not.toHaveProperty('counted');
    expect(deadlinesOf(acme, play.state!).find(({ timer }) => timer.id === id)).toMatchObject({ explanations: [], changes: [{ from: '2026-09-30T02:00:00.000Z', to: '2026-10-09T01:00:00.000Z' }] });
    expect(play.at('2026-10-01T00:00:00+08:00').refuse('engine', { type: 'FireTimer', timer: id, arming: 1 }).code).toBe('timer-not-armed');
    expect(play.at('2026-10-09T09:00:00+08:00').do('engine', { type: 'FireTimer', timer: id, arming: 2 }).in).toEqual(['overruled']);
    proveAgain(play);
  });
});

describe('another due time is refused', () => {
  const soon: NewDue = { in: '1 working day', from: 'now' };

  test.each([
    ['nobody else', 'ann', ANSWER, soon, 'not-allowed', /one of those who may use "change-deadline" here, or a process admin, but ann is neither/],
    ['a time that has gone', 'bob', ANSWER, { at: '2026-09-28T09:00:00+08:00' }, 'data-invalid', /still to come, but 2026-09-28T01:00:00.000Z is not after/],
    ['the time it has', 'bob', ANSWER, { at: '2026-10-07T10:00:00+08:00' }, 'data-invalid', /another due time, but it is due at 2026-10-07T02:00:00.000Z already/],
    ['no moment', 'bob', ANSWER, { at: 'tomorrow' }, 'data-invalid', /Expected a moment such as/],
    ['no length', 'bob', ANSWER, { in: '3 days', from: 'now' }, 'data-invalid', /Expected a moment such as/],
    ['parts of working days', 'bob', ANSWER, { in: '1.5 working days', from: 'now' }, 'data-invalid', /Expected a moment such as/],
    ['a length beyond all dates', 'bob', ANSWER, { in: 'P999999Y', from: 'now' }, 'data-invalid', /Expected a moment such as/],
    ['a year that the calendar does not know', 'bob', ANSWER, { in: '900 working days', from: 'now' }, 'data-invalid', /^Expected a year that the calendar "office" knows .*, but found \d{4}\.$/],
    ['a moment in such a year', 'bob', ANSWER, { at: '2031-01-01T00:00:00Z' }, 'evaluation-failed', /Expected a year that the calendar/],
    ['a clock that there is not', 'bob', { clock: 'overruled' }, soon, 'deadline-not-running', /a clock of "overruled" that runs, but there is none/],
    ['a time limit that there is not', 'bob', { timer: 'timer-9-9' }, soon, 'deadline-not-running', /none of the name "timer-9-9"/],
  ] as const)('%s', (_what, by, of, to, code, message) => {
    expect(begun().refuse(by, changing(of, to))).toEqual(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });

  test('without a reason, for a clock that stands still or has ended, for a step of a ladder, in a workflow that does not offer it', () => {
    expect(begun().refuse('bob', changing(ANSWER, soon, '  ')).code).toBe('opinion-missing');
    const rung = Object.values(begun().state!.timers).find((timer) => timer.rung === 0)!;
    expect(begun().refuse('bob', changing({ timer: rung.id }, soon)).message).toMatch(/a step of a clock's ladder: change the due time of the clock/);
    expect(begun().act('ann', 'ask').refuse('bob', changing(ANSWER, soon)).message).toBe('Expected a clock that runs, but that of "answering" stands still.');
    const over = pass(begun(), '2026-10-01T00:00:00+08:00');
    expect(over.refuse('bob', changing(ANSWER, soon)).message).toBe('Expected a clock of "answering" that runs, but it has ended.');
    expect(begun(rulebook(INQUIRY.replace(/verbs: .*\n/, ''))).refuse('bob', changing(ANSWER, soon))).toMatchObject({ code: 'action-unknown' });
  });

  test('process admins may wherever the workflow offers it, and they alone where it names nobody', () => {
    const admins = rulebook(INQUIRY.replace(/verbs: .*\n/, 'verbs: [change-deadline]\n'));
    expect(begun(admins).refuse('bob', changing(ANSWER, soon)).message).toBe('Expected a process admin to change-deadline a case, but bob is none.');
    for (const book of [acme, admins]) expect(begun(book).do('pam', changing(ANSWER, soon)).events).not.toEqual([]);
  });
});

describe('when a year is published', () => {
  const published = compiled('acme', { ...filesWith(INQUIRY), 'calendars/country.yaml': withHoliday() }, 'v');
  const history = (play: Play): readonly HistoryEntry[] => play.commands.map(({ command, events }, index) => ({ format: 1, company: 'acme', case: 'case-1', revision: index + 1, command, events, version: 'v', previous: null }));
  const moved = (play: Play, book = published) => recounted(history(play), acme, book).map(({ of, from, to }) => [...Object.values(of), local(from.dueAt), local(to.dueAt)]);
  const LATER: NewDue = { in: '1 working day', from: 'due' };
  /** Due on the 8th, which was a working day and is none: on the 9th. */
  const begins = (): Play => new Play(acme, 'inquiry').at('2026-09-29T10:00:00+08:00').start('ann', {});

  test('a deadline that somebody has set to a moment stays, and one that was counted is counted again', () => {
    const { id } = limit(begun());
    const set = begun().do('bob', changing(ANSWER, { at: '2026-10-09T18:00:00+08:00' })).do('bob', changing({ timer: id }, { in: '4 working days', from: 'now' }));
    expect(moved(set)).not.toContainEqual(expect.arrayContaining(['answering']));
    expect(moved(set)).toContainEqual([id, '10-08T10:00', '10-09T10:00']);
  });

  test('a length from the due time so far is counted from that one as it comes out anew: a clock with its ladder, and a time limit', () => {
    const clock = begins().do('bob', changing(ANSWER, LATER));
    const [half, reminder, due, last] = Object.values(clock.state!.timers).filter(({ rung }) => rung !== undefined).map(({ id }) => id);
    expect(moved(begins())).toContainEqual(['answering', '10-08T10:00', '10-09T10:00']);
    expect(moved(clock)).toEqual(expect.arrayContaining([['answering', '10-09T10:00', '10-10T10:00'], [reminder, '10-08T10:00', '10-09T10:00'], [due, '10-09T10:00', '10-10T10:00'], [last, '10-12T10:00', '10-13T10:00']]));
    expect(moved(clock)).not.toContainEqual(expect.arrayContaining([half]));

    const { id } = limit(begins());
    const timer = begins().do('bob', changing({ timer: id }, LATER)).do('bob', changing({ timer: id }, LATER));
    expect(moved(timer)).toContainEqual([id, '10-09T10:00', '10-10T10:00']);
  });

  test('and so it is after a year was published before, of which the history tells', () => {
    const play = begun().do('bob', changing(ANSWER, LATER));
    play.do('engine', { type: 'RecountDeadlines', version: 'v2', deadlines: recounted(history(play), acme, published) });
    play.do('bob', changing(ANSWER, { in: 'P1D', from: 'due' }));
    expect(local(play.state!.clocks!['answering']!.dueAt)).toBe('10-10T10:00');
    const other = compiled('acme', { ...filesWith(INQUIRY), 'calendars/country.yaml': withHoliday('2026-10-09') }, 'v');
    expect(moved(play, other)).toContainEqual(['answering', '10-10T10:00', '10-11T10:00']);
  });

  test('a moment that would have been the due time anyway stays, and what its ladder counts is counted again', () => {
    const play = begins().do('bob', changing(ANSWER, { at: '2026-10-09T10:00:00+08:00' }));
    const reminder = Object.values(play.state!.timers).find(({ rung }) => rung === 1)!;
    expect(moved(play)).not.toContainEqual(expect.arrayContaining(['answering']));
    expect(moved(play)).toContainEqual([reminder.id, '10-08T10:00', '10-07T10:00']);
  });
});

/** The calendar of the country with more days of rest, from 8 October on. */
function withHoliday(until = '2026-10-08'): string {
  return filesWith(INQUIRY)['calendars/country.yaml']!.replace('until: 2026-10-07', `until: ${until}`);
}
