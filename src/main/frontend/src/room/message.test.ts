import { describe, expect, test } from 'vitest';
import { readMessage } from './message';

const now = Date.now();

test("the page's own messages", () => {
  expect(readMessage({ text: 'hi', id: 'a-1', at: now })).toEqual({ text: 'hi', shape: 'text', id: 'a-1', at: now });
});

test('a bare string from a five-line client', () => {
  expect(readMessage('hi')).toEqual({ text: 'hi', shape: 'text' });
});

test('fields of the wrong type are left out, the text stays', () => {
  expect(readMessage({ text: 'hi', id: 7, at: 'noon' })).toEqual({ text: 'hi', shape: 'text' });
  expect(readMessage({ text: 'hi', id: '', at: Number.NaN })).toEqual({ text: 'hi', shape: 'text' });
});

test('a clock that is far off is not believed', () => {
  expect(readMessage({ text: 'hi', at: now + 86_400_000 })).not.toHaveProperty('at');
  expect(readMessage({ text: 'hi', at: 12 })).not.toHaveProperty('at');
});

describe('unknown shapes are shown as JSON', () => {
  test.each([
    [{ price: 12.5, text: 3 }, '{"price":12.5,"text":3}'],
    [[1, 2], '[1,2]'],
    [42, '42'],
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
  ])('%j', (data, text) => {
    expect(readMessage(data)).toEqual({ text, shape: 'json' });
  });

  test('cut when very long', () => {
    expect(readMessage({ blob: 'x'.repeat(9000) }).text).toHaveLength(2001);
  });
});
