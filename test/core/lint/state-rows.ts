import type { Files } from './letter-rows.js';
import { flow } from './lint-yaml.js';

const task = 'task: { for: { post: clerk } }';

/** About states in which a case would rest for ever. */
export const STATE_ROWS: Readonly<Record<string, readonly (readonly [string, Files, readonly string[]])[]>> = {
  'dead-end': [
    ['a state with nothing in it', flow(`initial: a\nstates:\n  a: {}\n`), ['7']],
    ['a state around it has a time limit', flow(`initial: a\nstates:\n  a: { initial: b, after: { P1D: c }, states: { b: {} } }\n  c: { type: final }\n`), []],
    ['a state in which the only clock stands still', flow(`initial: p\nstates:\n  p:\n    initial: a\n    sla: { within: P3D, pausedIn: p.w, escalate: [{ at: due, target: c }] }\n    states:\n      a: { always: { target: w, guard: n > 1 } }\n      w: {}\n  c: { type: final }\n`), ['12']],
    ['a signal alone, which may never come', flow(`signals: { go: { from: { post: clerk } } }\ninitial: a\nstates:\n  a: { on: { go: c } }\n  c: { type: final }\n`), ['8']],
    ['a signal, and a time limit', flow(`signals: { go: { from: { post: clerk } } }\ninitial: a\nstates:\n  a: { on: { go: c }, after: { P30D: c } }\n  c: { type: final }\n`), []],
    ['an outcome without a target ends the task, and the time limit only acts', flow(`initial: a\nstates:\n  a:\n    task: { for: { post: clerk }, actions: [approve, confirm] }\n    after: { P1D: { actions: { tell: { to: starter } } } }\n    on: { approved: c, confirmed: { actions: { set: { n: 1 } } } }\n  c: { type: final }\n`), ['10']],
    ['the same on the state around it', flow(`initial: box\nstates:\n  box:\n    initial: a\n    on: { confirmed: { actions: { set: { n: 1 } } } }\n    states:\n      a: { task: { for: { post: clerk }, actions: [approve, confirm] }, on: { approved: '#c' } }\n  c: { type: final }\n`), ['9']],
    ['an outcome without a target in a region, beside one that leads out by time', flow(`initial: p\nstates:\n  p:\n    type: parallel\n    states:\n      x: { initial: a, states: { a: { task: { for: { post: clerk }, actions: [approve, confirm] }, on: { approved: b, confirmed: { actions: { set: { n: 1 } } } } }, b: { type: final } } }\n      y: { initial: w, states: { w: { after: { P3D: '#c' } } } }\n    onDone: c\n  c: { type: final }\n`), []],
    ['an outcome without a target, and a time limit that leads on', flow(`initial: a\nstates:\n  a:\n    task: { for: { post: clerk }, actions: [approve, confirm] }\n    after: { P1D: c }\n    on: { approved: c, confirmed: { actions: { set: { n: 1 } } } }\n  c: { type: final }\n`), []],
    ['time limits that only act, and nobody to ask', flow(`signals: { go: { from: { post: clerk } } }\ninitial: a\nstates:\n  a: { on: { go: c }, after: { P1D: { actions: { set: { n: 1 } } } } }\n  c: { type: final }\n`), ['8']],
    ['an outcome of a state that is never active with it does not', flow(`initial: a\non: { approved: .c }\nstates:\n  a: { task: { for: { post: clerk }, actions: [approve, confirm] }, on: { confirmed: b } }\n  b: {}\n  c: { type: final }\n`), ['9']],
  ],
  'trap-state': [
    ['a clock that leads out, and stands still elsewhere', flow(`initial: p\nstates:\n  p:\n    initial: a\n    sla: { within: P3D, pausedIn: p.w, escalate: [{ at: due, target: b }] }\n    states:\n      a: { ${task}, on: { approved: w } }\n      w: { ${task}, on: { approved: a } }\n  b: { type: final }\n`), []],
    ['a task that always comes back', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: a } }\n`), ['7']],
    ['a task that only writes', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: { actions: { set: { n: 1 } } } } }\n`), ['7']],
    ['a way out beside', flow(`initial: a\nstates:\n  a: { ${task}, on: { approved: a, rejected: b } }\n  b: { type: final }\n`), []],
  ],
};
