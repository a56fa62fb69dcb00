import { expect, test } from '@jest/globals';
import type { HistoryEntry, Workflow } from '../../src/console/api/shapes.js';
import { stateOfTask, titledActions } from '../../src/console/shared/titled-actions.js';

const state = (path: string, ...actions: readonly (readonly [string, string])[]) => ({ path, task: { actions: actions.map(([id, title]) => ({ id, title })) } });
const workflow = { states: [state('checking', ['approve', 'Right'], ['return', 'Back']), { path: 'between' }, state('deciding', ['approve', 'Granted'], ['return', 'Back'])] } as unknown as Workflow;
const titles = (within?: string) => titledActions(workflow, within).map(({ title }) => title);

test('an action is called what it is called in its state', () => {
  expect(titles('checking')).toEqual(['Right', 'Back']);
  expect(titles('deciding')).toEqual(['Granted', 'Back']);
  expect(titles('between')).toEqual([]);
});

test('where the state is not known, only what is called the same everywhere has a title', () => {
  expect(titles()).toEqual(['Back', 'Back']);
});

test('the state of a task is that in which it was opened', () => {
  const entries = [{ events: [{ type: 'TaskOpened', task: 'task-1-2', state: 'checking' }] }, { events: [{ type: 'TaskCompleted', task: 'task-1-2' }, { type: 'TaskOpened', task: 'task-2-1', state: 'deciding' }] }] as unknown as readonly HistoryEntry[];
  expect(['task-1-2', 'task-2-1', 'task-3-1', undefined].map((task) => stateOfTask(entries, task))).toEqual(['checking', 'deciding', undefined, undefined]);
});
