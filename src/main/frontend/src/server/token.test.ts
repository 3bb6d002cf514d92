import { expect, test } from 'vitest';
import { userIn } from './token';

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

test.each([
  [jwt({ sub: 'anna' }), 'anna'],
  [jwt({ sub: 'Zoë 🦜' }), 'Zoë 🦜'],
  [jwt({ iat: 1 }), ''],
  [jwt('text'), null],
  ['a.b', null],
  ['a.%%%.c', null],
  ['', null],
])('%s is for %j', (token, user) => {
  expect(userIn(token)).toBe(user);
});
