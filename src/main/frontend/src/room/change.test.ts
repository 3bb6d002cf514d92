import { describe, expect, test } from 'vitest';
import { sentence, type Change } from './change';

const came = (user: string): Change => ({ user, what: 'came' });
const left = (user: string): Change => ({ user, what: 'left' });
const opened = (user: string): Change => ({ user, what: 'opened another tab' });
const closed = (user: string): Change => ({ user, what: 'closed a tab' });

describe.each<[string, Change[]]>([
  ['You joined', [came('me')]],
  ['ben joined', [came('ben')]],
  ['Someone joined', [came('')]],
  ['ben and cara joined', [came('ben'), came('cara')]],
  ['a, b, c and d joined', ['a', 'b', 'c', 'd'].map(came)],
  ['a, b, c and 4 others joined', ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(came)],
  ['You joined, ben left', [came('me'), left('ben')]],
  ['ben came back', [left('ben'), came('ben')]],
  ['ben came and went', [came('ben'), left('ben')]],
  ['ben left', [left('ben'), came('ben'), left('ben')]],
  ['You joined from another tab', [opened('me')]],
  ['ben joined from one more tab', [opened('ben')]],
  ['ben closed a tab', [closed('ben')]],
  ['', [opened('ben'), closed('ben')]],
  ['', []],
])('%s', (text, changes) => {
  test(changes.map((change) => `${change.user} ${change.what}`).join('; '), () => {
    expect(sentence(changes, 'me')).toBe(text);
  });
});
