import { expect, test } from 'vitest';
import { flagOf } from './flag';

test('one name, one flag; many names, many flags', () => {
  expect(flagOf('anna')).toEqual(flagOf('anna'));
  const flags = new Set(Array.from({ length: 200 }, (_, n) => JSON.stringify(flagOf(`user-${n}`))));
  expect(flags.size).toBeGreaterThan(60);
});
