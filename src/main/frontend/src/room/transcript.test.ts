import { describe, expect, test } from 'vitest';
import {
  changed, empty, lastSaid, published, withEpoch, withGap, withHistory, type Publication, type Transcript,
} from './transcript';

const pub = (offset: number, text: string, id?: string): Publication => ({
  data: id === undefined ? text : { text, id },
  info: { user: 'anna' },
  offset,
});
const lines = (transcript: Transcript) =>
  transcript.entries.map((entry) => (entry.kind === 'said' ? entry.text : entry.kind));
const start = withEpoch(empty, 'A');

test('a message seen twice, by id or by offset, is shown once', () => {
  const once = published(start, pub(1, 'hi', 'x'));
  expect(published(once, pub(1, 'hi', 'x'))).toBe(once);
  expect(published(once, pub(9, 'hi', 'x'))).toBe(once);
  expect(published(once, pub(1, 'other'))).toBe(once);
  expect(withHistory(once, [pub(1, 'hi', 'x')])).toBe(once);
});

test('the same id from another user is another message', () => {
  const other: Publication = { data: { text: 'hi', id: 'x' }, info: { user: 'ben' }, offset: 2 };
  expect(lines(published(published(start, pub(1, 'hi', 'x')), other))).toEqual(['hi', 'hi']);
});

test('without offset and id every publication is a new one', () => {
  const bare: Publication = { data: 'tick' };
  expect(lines(published(published(start, bare), bare))).toEqual(['tick', 'tick']);
  expect(lastSaid(published(start, bare))?.user).toBeNull();
});

describe('history', () => {
  test('goes before what came in while it was on its way, and before the join line', () => {
    const live = published(changed(start, { user: 'me', what: 'came' }), pub(3, 'three'));
    expect(lines(withHistory(live, [pub(1, 'one'), pub(2, 'two'), pub(3, 'three')]))).toEqual([
      'one', 'two', 'traffic', 'three',
    ]);
  });

  test('fills a hole in the middle', () => {
    const holed = published(published(start, pub(1, 'one')), pub(4, 'four'));
    expect(lines(withHistory(holed, [2, 3].map((n) => pub(n, `${n}`))))).toEqual(['one', '2', '3', 'four']);
  });

  test('after a restart stays below the gap, though its offsets are small again', () => {
    const before = published(published(start, pub(1, 'old one')), pub(2, 'old two'));
    const after = published(withEpoch(withGap(before), 'B'), pub(3, 'new three'));
    expect(lines(withHistory(after, [pub(1, 'new one'), pub(2, 'new two'), pub(3, 'new three')]))).toEqual([
      'old one', 'old two', 'gap', 'new one', 'new two', 'new three',
    ]);
  });

  test('of the same epoch shows only what is not there yet', () => {
    const gap = withGap(published(start, pub(5, 'five')));
    expect(lines(withHistory(gap, [pub(5, 'five'), pub(9, 'nine')]))).toEqual(['five', 'gap', 'nine']);
  });

  test('gets no time of receipt, a live message does', () => {
    expect(lastSaid(withHistory(start, [pub(1, 'one')]))).not.toHaveProperty('at');
    expect(lastSaid(published(start, pub(1, 'one'), 77))?.at).toBe(77);
  });
});

test('neighbouring arrivals share a line until somebody speaks', () => {
  let room = changed(changed(start, { user: 'a', what: 'came' }), { user: 'b', what: 'came' });
  room = changed(published(room, pub(1, 'hi')), { user: 'a', what: 'left' });
  expect(lines(room)).toEqual(['traffic', 'hi', 'traffic']);
});

test('an empty transcript has no gap', () => {
  expect(withGap(start)).toBe(start);
});

test('keeps the newest thousand', () => {
  let room = start;
  for (let n = 1; n <= 1005; n++) room = published(room, pub(n, `${n}`));
  expect(room.entries).toHaveLength(1000);
  expect(lines(room).at(0)).toBe('6');
  expect(new Set(room.entries.map((entry) => entry.key)).size).toBe(1000);
});
