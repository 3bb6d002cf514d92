import { expect, test } from 'vitest';
import { add, fail, mark, nextToSend, remove, requeue, retry, type Outbox } from './outbox';

const three = ['a', 'b', 'c'].reduce<Outbox>((outbox, id) => add(outbox, id, `text ${id}`, 1), []);
const states = (outbox: Outbox) => outbox.map((item) => `${item.id} ${item.state}`);

test('goes out in the order it was written, one at a time', () => {
  expect(nextToSend(three)?.id).toBe('a');
  const sending = mark(three, 'a', 'sending');
  expect(nextToSend(sending)).toBeUndefined();
  expect(nextToSend(mark(sending, 'a', 'sent'))?.id).toBe('b');
});

test('a lost connection puts the one in flight back, before the others', () => {
  const lost = requeue(mark(mark(three, 'a', 'sent'), 'b', 'sending'));
  expect(states(lost)).toEqual(['a sent', 'b queued', 'c queued']);
  expect(nextToSend(lost)?.id).toBe('b');
});

test('a refused message does not hold up the next, and can be tried again', () => {
  const refused = fail(mark(three, 'a', 'sending'), 'a', 'permission denied');
  expect(refused[0]).toMatchObject({ state: 'failed', error: 'permission denied' });
  expect(nextToSend(refused)?.id).toBe('b');
  const again = retry(refused, 'a');
  expect(states(again)).toEqual(['b queued', 'c queued', 'a queued']);
  expect(again[2]).not.toHaveProperty('error');
});

test('what got no answer is sent again after a reconnect, what was refused is not', () => {
  let outbox = fail(mark(three, 'a', 'sending'), 'a', 'no answer', true);
  outbox = requeue(fail(mark(outbox, 'b', 'sending'), 'b', 'permission denied'));
  expect(states(outbox)).toEqual(['a queued', 'b failed', 'c queued']);
});

test('only failed messages are tried again', () => {
  expect(retry(three, 'a')).toBe(three);
  expect(retry(three, 'unknown')).toBe(three);
});

test('a confirmed message leaves, whatever its state was', () => {
  expect(states(remove(mark(three, 'a', 'sending'), 'a'))).toEqual(['b queued', 'c queued']);
  expect(remove(three, 'unknown')).toBe(three);
});
