import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '../../src/api/problems/problem-codes.js';

const CONSOLE = 'src/console';
const TEXTS = { zh: textsOf('zh'), en: textsOf('en') };

function textsOf(language: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`${CONSOLE}/texts/${language}.json`, 'utf8')) as Record<string, string>;
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.gen.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

test('what is said without words is said in both languages', () => {
  const { zh, en } = JSON.parse(readFileSync(`${CONSOLE}/texts/failure.json`, 'utf8')) as Record<'zh' | 'en', Record<string, string>>;
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  expect(Object.entries(zh).filter(([key, text]) => !/\p{Script=Han}/u.test(text) || /\p{Script=Han}/u.test(en[key] ?? '中'))).toEqual([]);
});

test('both languages have the same texts, none of them empty, with the same values in them', () => {
  expect(Object.keys(TEXTS.zh)).toEqual(Object.keys(TEXTS.en));
  const valuesIn = (text = ''): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(TEXTS.en)) {
    expect([key, TEXTS.zh[key]?.trim()]).not.toEqual([key, '']);
    expect([key, valuesIn(TEXTS.zh[key])]).toEqual([key, valuesIn(TEXTS.en[key])]);
  }
});

test('Chinese is Chinese, and English has no Chinese in it', () => {
  const han = /\p{Script=Han}/u;
  const wordless = ['list.colon', 'list.comma', 'list.semicolon', 'timeline.at', 'event.posted', 'forecast.seat'];
  expect(Object.entries(TEXTS.zh).filter(([key, text]) => !han.test(text) && !wordless.includes(key))).toEqual([]);
  expect(Object.entries(TEXTS.en).filter(([, text]) => han.test(text))).toEqual([]);
});

test('every refusal of the API has a text', () => {
  expect(Object.keys(PROBLEMS).filter((code) => TEXTS.zh[`problem.${code}`] === undefined)).toEqual([]);
});

/** What the command, the step that was reached or the list of tasks says already. */
const SAID_OTHERWISE = ['ActionPerformed', 'CaseStarted', 'ChildEnded', 'DraftSaved', 'JobCompleted', 'SignalReceived', 'StepDone', 'TaskCancelled', 'TaskCompleted', 'TaskOpened', 'TaskUrged', 'TimerCancelled', 'TimerFired', 'YearPublished'];

function typesIn(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [...readFileSync(`src/core/model/${name}.ts`, 'utf8').matchAll(/readonly type: '(\w+)'/g)].map(([, type = '']) => type));
}

test('every command and every event is told in words', () => {
  const [commands, events] = [typesIn('command'), typesIn('event', 'time-event', 'verb-event', 'collecting')];
  expect([commands.length >= 19, events.length >= 50]).toEqual([true, true]);
  expect(commands.filter((type) => TEXTS.zh[`command.${type}`] === undefined)).toEqual([]);
  const drawn = readFileSync(`${CONSOLE}/shared/entry-view.tsx`, 'utf8');
  expect(events.filter((type) => TEXTS.zh[`event.${type}`] === undefined && !drawn.includes(`case '${type}'`) && !SAID_OTHERWISE.includes(type))).toEqual([]);
  expect(Object.keys(TEXTS.zh).filter((key) => /^event\.[A-Z]/.test(key) && !events.includes(key.slice('event.'.length)))).toEqual([]);
  expect(SAID_OTHERWISE.filter((type) => !events.includes(type))).toEqual([]);
});

test('no text is left over, and no component holds words of its own', () => {
  const sources = sourcesOf(CONSOLE).join('\n');
  const built = /^(problem|command|status|role|mode|verb|rulebook|diff|tests|forecast|audit|deviation|grounds|guide\.kind|sheet|parameter|coverage|readings\.way|calendars\.(kind|letter)|deputies\.stage|hand-over\.(held|result)|notices\.kind|organisation\.export|schedules\.(missed|period|rule))\.|^event\.[A-Z]/;
  expect(Object.keys(TEXTS.en).filter((key) => !built.test(key) && !sources.includes(`'${key}'`))).toEqual([]);
  expect(sources.replaceAll("'中文'", '').match(/\p{Script=Han}+/gu)).toBeNull();
});
