import { expect, test } from 'vitest';
import { explain, judge } from './recovery';

test.each([
  [true, true, 0, 'Back online: nothing was missed'],
  [true, true, 1, 'Back online: 1 missed message recovered'],
  [true, true, 7, 'Back online: 7 missed messages recovered'],
  [true, false, 0, 'Some messages may be missing: the server no longer has them (it was restarted or kept too few).'],
  [false, false, 0, 'Back online. This room keeps no history, so messages sent meanwhile are not shown.'],
])('wasRecovering %s, recovered %s, %i publications', (wasRecovering, recovered, count, text) => {
  expect(explain(judge({ wasRecovering, recovered }, count))).toBe(text);
});
