import { expect, test } from 'vitest';
import { uuid } from './uuid';

const v4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('is a version 4 UUID, with and without a secure context', () => {
  expect(uuid()).toMatch(v4);
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  expect(uuid()).toMatch(v4);
});
