import type { ScenarioStep } from '../../model/scenario.js';
import { workingTimeIn } from '../../calendar/working-time.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import { jsonObject } from '../reader/json.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { boolean, string, stringThat, word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { isDuration } from '../schema/formats.js';
import { stateName } from '../workflow/state-name.js';
import { caseData } from './case-data.js';
import { expectation } from './expectation.js';
import { duration, instant } from './instant.js';
import { begunCase, inNamedCase, type NamedCases } from './other-case.js';
import { refused } from './refused.js';

/** Whom or what a verb names: a person, or a step of the workflow. */
const addressee: Reader<string> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined || reading.known.person.names.has(written)) return written;
  return stateName(node, reading);
};

/** The state whose clock or time limit is meant, or `case` for the whole case. */
const deadline: Reader<string> = (node, reading) => (node.kind === 'scalar' && node.source === 'case' && !reading.known.state.names.has('case') ? '' : stateName(node, reading));

const length = stringThat((text) => isDuration(text) || workingTimeIn(text) !== undefined, 'a duration such as PT48H, or working time such as 3 working days');

const by = required(nameOf('person'));
const doing = { by, case: optional(string) };
const acting = record({
  ...doing,
  for: optional(nameOf('person')),
  do: required(string),
  in: optional(stateName),
  fields: withDefault(caseData, {}),
  input: withDefault(jsonObject, {}),
  opinion: optional(string),
  together: optional(boolean),
  to: optional(addressee),
  where: optional(word('before', 'after', 'beside')),
  refused: optional(refused),
});
const jumping = record({ ...doing, jump: required(stateName), because: required(string), refused: optional(refused) });
const reopening = record({ ...doing, reopen: required(stateName), because: required(string), refused: optional(refused) });
const changingDeadline = record({ ...doing, 'change-deadline': required(deadline), to: optional(instant), in: optional(length), from: optional(word('now', 'due')), because: required(string), refused: optional(refused) });
const clock = record({ clock: required(instant) });
const waiting = record({ wait: required(duration) });
const failing = record({ down: required(duration) });
const signalling = record({ ...doing, signal: required(nameOf('signal')), data: withDefault(jsonObject, {}), refused: optional(refused) });
const changing = record({ ...doing, change: required(caseData), because: required(string), refused: optional(refused) });
const cancelling = record({ ...doing, cancel: required(string), refused: optional(refused) });
const expecting = record({ case: optional(string), expect: required(expectation) });

/** Verbs that undo others; tasks do not list them. */
const UNDOING = ['release', 'hand-back', 'remove-signer'];

const act: Reader<ScenarioStep> = (node, reading) => {
  const found = acting(node, reading);
  const written = valueUnder(node, 'do');
  const actions = new Set([...reading.sightings.actions, ...reading.sightings.verbs, ...UNDOING]);
  const mayBeUnknown = found?.refused?.code === 'action-unknown';
  if (written?.kind === 'scalar' && found?.case === undefined && !actions.has(written.source) && !mayBeUnknown) {
    reading.report('unknown-action', written.at, `Expected an action that a task of the workflow offers, but found ${quoted(written.source)}`, nearestName(written.source, actions), { kind: 'action', names: actions });
  }
  if (!found) return undefined;
  const { do: action, at: position, ...rest } = found;
  return { kind: 'act', action, ...rest, position };
};

const another: Reader<ScenarioStep> = (node, reading) => {
  const found = changingDeadline(node, reading);
  if (!found) return undefined;
  const { 'change-deadline': of, to, in: later, from = 'now', because: reason, at: position, by: person, case: meant, refused: expected } = found;
  const due = to === undefined ? later !== undefined && { in: later, from } : later === undefined && { at: to };
  if (due) return { kind: 'change-deadline', by: person, ...(meant !== undefined && { case: meant }), of, to: due, reason, ...(expected && { refused: expected }), position };
  reading.report('bad-value', position, 'Expected one of the keys to and in to say when it is due then, but found ' + (to === undefined ? 'neither' : 'both'));
  return undefined;
};

/** Steps by the key that tells them apart. */
const STEPS: readonly (readonly [string, Reader<ScenarioStep>])[] = [
  ['do', act],
  ['clock', finish(clock, ({ clock: to, at }) => ({ kind: 'clock', to, position: at }))],
  ['wait', finish(waiting, ({ wait, at }) => ({ kind: 'wait', duration: wait, position: at }))],
  ['down', finish(failing, ({ down, at }) => ({ kind: 'down', duration: down, position: at }))],
  ['signal', finish(signalling, ({ at, ...rest }) => ({ kind: 'signal', ...rest, position: at }))],
  ['change', finish(changing, ({ at, change: changes, because: reason, ...rest }) => ({ kind: 'change', changes, reason, ...rest, position: at }))],
  ['cancel', finish(cancelling, ({ at, cancel: reason, ...rest }) => ({ kind: 'cancel', reason, ...rest, position: at }))],
  ['jump', finish(jumping, ({ at, jump: to, because: reason, ...rest }) => ({ kind: 'put', verb: 'jump', to, reason, ...rest, position: at }))],
  ['reopen', finish(reopening, ({ at, reopen: to, because: reason, ...rest }) => ({ kind: 'put', verb: 'reopen', to, reason, ...rest, position: at }))],
  ['change-deadline', another],
  ['start', finish(begunCase, (begun) => ({ kind: 'start', ...begun }))],
  ['expect', finish(expecting, ({ at, ...rest }) => ({ kind: 'expect', ...rest, position: at }))],
];

/**
 * One step of an example: somebody acts, time passes, a signal comes, data is changed by hand, the case is cancelled, put elsewhere or reopened,
 * a deadline is given another due time, another case begins, or something is checked. With `case` it is about one of the named cases.
 */
export function step(named: NamedCases): Reader<ScenarioStep> {
  return (node, reading) => {
    const found = STEPS.find(([key]) => hasKey(node, key));
    return found ? found[1](node, inNamedCase(node, named, reading)) : wrongKind(node, 'a step with do, clock, wait, down, signal, change, cancel, jump, reopen, change-deadline, start or expect', reading);
  };
}

function finish<T>(read: Reader<T>, make: (value: T) => ScenarioStep): Reader<ScenarioStep> {
  return (node, reading) => {
    const value = read(node, reading);
    return value && make(value);
  };
}

function hasKey(node: YamlNode, key: string): boolean {
  return valueUnder(node, key) !== undefined;
}
