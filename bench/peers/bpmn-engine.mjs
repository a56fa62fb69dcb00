/**
 * bpmn-engine: for each step the case's state is read from SQLite (FULL), recovered, signalled, taken again and saved in a
 * transaction of its own. Usage: node bpmn-engine.mjs <folder>
 */
import Database from 'better-sqlite3';
import { Engine } from 'bpmn-engine';
import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { load } from './load.mjs';

const STEPS = ['draft', 'check', 'price', 'sign', 'pay', 'file'];
const all = ['start', ...STEPS, 'end'];
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="six" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">
<process id="steps" isExecutable="true"><startEvent id="start" />${STEPS.map((id) => `<userTask id="${id}" />`).join('')}<endEvent id="end" />
${all.slice(1).map((id, n) => `<sequenceFlow id="f${n}" sourceRef="${all[n]}" targetRef="${id}" />`).join('')}</process></definitions>`;

const file = new Database(join(process.argv[2], 'bpmn.sqlite'));
file.pragma('journal_mode = WAL');
file.pragma('synchronous = FULL');
file.exec('CREATE TABLE state (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
const save = file.prepare('INSERT INTO state VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body');
const read = file.prepare('SELECT body FROM state WHERE id = ?').pluck();

async function begin(id) {
  const engine = new Engine({ name: 'six', source });
  await engine.execute({ listener: new EventEmitter() });
  save.run(id, JSON.stringify(await engine.getState()));
  void engine.stop();
}

async function advance(id, task) {
  const engine = new Engine().recover(JSON.parse(read.get(id)));
  const execution = await engine.resume({ listener: new EventEmitter() });
  execution.signal({ id: task, note: 'looked at the receipts, 三张, and found them in order' });
  save.run(id, JSON.stringify(await engine.getState()));
  void engine.stop();
}

await load(() => {
  let [id, done] = ['', 6];
  return async () => {
    if (done === 6) {
      [id, done] = [randomUUID(), 0];
      return begin(id);
    }
    await advance(id, STEPS[done]);
    done += 1;
  };
});
process.exit(0);
