import { expect, test } from '@jest/globals';
import type { Json } from '../../src/console/api/shapes.js';
import { namingPeople } from '../../src/console/shared/data/naming-people.js';

const isPerson = (id: string): boolean => ['zoe', 'ann'].includes(id);
const PERSON = { 'x-refers': 'person' };

test.each<readonly [Json | undefined, object]>([
  ['zoe', PERSON],
  ['zoë', {}],
  [7, {}],
  [null, {}],
  [undefined, {}],
  [{ head: 'ann', band: 'best', share: { of: 'zoe' } }, { properties: { head: PERSON, band: {}, share: { properties: { of: PERSON } } } }],
  [['zoe', 'ann'], { items: PERSON }],
  [['zoe', 'nobody'], { items: {} }],
  [[], { items: {} }],
  [[{ who: 'zoe', gets: 1 }, { who: null, gets: 2 }, { who: 'ann' }], { items: { properties: { who: PERSON, gets: {} } } }],
  [[{ who: 'zoe' }, { who: 'the house' }], { items: { properties: { who: {} } } }],
])('%j', (value, schema) => {
  expect(namingPeople(value, isPerson)).toEqual(schema);
});
