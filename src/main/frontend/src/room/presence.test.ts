import { expect, test } from 'vitest';
import { apply, fromSnapshot, nobody, people, tabsOf, type Arrival } from './presence';

const join = (client: string, user: string): Arrival => ({ kind: 'join', client, user });
const leave = (client: string, user: string): Arrival => ({ kind: 'leave', client, user });

test('two tabs of one user are one person', () => {
  const here = [join('1', 'anna'), join('2', 'ben'), join('3', 'anna')].reduce(apply, nobody);
  expect(people(here, 'ben')).toEqual([
    { user: 'ben', tabs: 1 },
    { user: 'anna', tabs: 2 },
  ]);
  expect(tabsOf(apply(here, leave('1', 'anna')), 'anna')).toBe(1);
});

test('a join seen twice and a leave of an unknown client change nothing', () => {
  const here = apply(nobody, join('1', 'anna'));
  expect(apply(here, join('1', 'anna'))).toBe(here);
  expect(apply(here, leave('9', 'zoe'))).toBe(here);
});

test('what was pushed while the list was on its way is applied to it, in order', () => {
  const here = fromSnapshot({ '1': { user: 'anna' }, '2': { user: 'ben' } }, [
    leave('2', 'ben'),
    join('3', 'cara'),
    leave('4', 'dan'),
    join('4', 'dan'),
  ]);
  expect(people(here, 'x').map((person) => person.user)).toEqual(['anna', 'cara', 'dan']);
});
