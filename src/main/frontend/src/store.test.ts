import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Store } from './store';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

test('tells a single change at once, and a flood at a bearable pace, to the last one', () => {
  const store = new Store({ count: 0 });
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.get().count));
  for (let count = 1; count <= 100; count++) store.update({ count });
  expect(seen).toEqual([1]);
  expect(store.get().count).toBe(100);
  vi.runAllTimers();
  expect(seen).toEqual([1, 100]);
  vi.advanceTimersByTime(1000);
  store.update({ count: 101 });
  expect(seen).toEqual([1, 100, 101]);
  stop();
  vi.advanceTimersByTime(1000);
  store.update({ count: 102 });
  expect(seen).toHaveLength(3);
});
