import { expect, test } from '@jest/globals';
import { gathered } from '../../src/store/gathered.js';

const upper = (asked: (readonly string[])[]) => gathered(String, async (keys: readonly string[]) => {
  asked.push(keys);
  if (keys.includes('broken')) throw new Error('no answer');
  return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
});

test('what is asked for in one turn is looked up once, after all of it was asked for', async () => {
  const asked: (readonly string[])[] = [];
  const look = upper(asked);
  const answers = Promise.all([look('a'), look('b'), look('a'), Promise.resolve().then(() => look('nobody'))]);
  expect(asked).toEqual([]);
  expect(await answers).toEqual(['A', 'B', 'A', undefined]);
  expect(asked).toEqual([['a', 'b', 'nobody']]);
});

test('the next turn looks anew, and a look that fails is told to those who asked', async () => {
  const asked: (readonly string[])[] = [];
  const look = upper(asked);
  await expect(Promise.all([look('a'), look('broken')])).rejects.toThrow('no answer');
  expect(await look('a')).toBe('A');
  expect(asked).toEqual([['a', 'broken'], ['a']]);
});
