import { expect, test } from '@jest/globals';
import { remembering } from '../../../src/core/expression/remembering.js';

test('answers are kept until others need their room, and what is larger than the room is not kept', () => {
  const asked: string[] = [];
  const loud = remembering(6, (text) => (asked.push(text), text.toUpperCase()), (text) => text.length);
  expect(['abc', 'de', 'abc', 'f', 'de'].map(loud)).toEqual(['ABC', 'DE', 'ABC', 'F', 'DE']);
  expect(asked).toEqual(['abc', 'de', 'f']);
  expect(['gh', 'de', 'f', 'gh', 'abc'].map(loud)).toEqual(['GH', 'DE', 'F', 'GH', 'ABC']);
  expect(asked.slice(3)).toEqual(['gh', 'abc']);
  for (const text of ['far too long', 'abc', 'far too long']) loud(text);
  expect(asked.slice(5)).toEqual(['far too long', 'far too long']);
});
