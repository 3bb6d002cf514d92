import { expect, test } from 'vitest';
import { longestName, suggestName, tidyName } from './identity';

test.each([
  ['  anna ', 'anna'],
  ['anna  lena\n', 'anna lena'],
  ['a\u0000b\u202Ec', 'a b c'],
  ['Zoë 🦜', 'Zoë 🦜'],
  [' \t ', null],
  ['', null],
])('%j becomes %j', (text, name) => {
  expect(tidyName(text)).toBe(name);
});

test('is cut between characters, not inside one', () => {
  expect([...(tidyName('🦜'.repeat(50)) ?? '')]).toHaveLength(longestName);
});

test('suggestions are valid names', () => {
  expect(suggestName(() => 0)).toBe('brisk-heron');
  expect(suggestName(() => 0.999)).toBe('wise-egret');
});
