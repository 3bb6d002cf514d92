import { expect, test } from 'vitest';
import { textOf, withEntry, type Entry } from './announcement';

test.each([
  ['"Lunch is ready"', 'Lunch is ready'],
  ['{"text":"Lunch is ready","by":"anna"}', 'Lunch is ready'],
  ['{"title":1}', '{"title":1}'],
  ['7', '7'],
  ['not json', 'not json'],
])('%s reads %s', (data, text) => expect(textOf(data)).toBe(text));

test('the newest comes first and nothing comes twice', () => {
  const one: Entry = { kind: 'announcement', id: '1-a', text: 'one' };
  const two: Entry = { kind: 'announcement', id: '2-a', text: 'two' };
  const gap: Entry = { kind: 'gap', id: '2-a' };
  const all = [one, two, one, gap].reduce<readonly Entry[]>(withEntry, []);
  expect(all).toEqual([gap, two, one]);
});
