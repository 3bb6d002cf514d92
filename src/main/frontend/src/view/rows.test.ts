import { expect, test } from 'vitest';
import { add } from '../room/outbox';
import { changed, empty, published, withGap, type Transcript } from '../room/transcript';
import { rowsOf } from './rows';

const noon = new Date(2026, 5, 1, 12).getTime();
const minute = 60_000;
const say = (transcript: Transcript, user: string, text: string, at: number) =>
  published(transcript, { data: { text, id: text, at }, info: { user } });
const shape = (transcript: Transcript, outbox = add([], 'x', 'going out', noon)) =>
  rowsOf(transcript, outbox, 'me').map((row) => (row.kind === 'said' ? `${row.said.text}${row.lead ? ' *' : ''}` : row.kind));

test('neighbouring messages of one person share a head, until a pause or something between', () => {
  let room = say(empty, 'ben', 'a', noon);
  room = say(room, 'ben', 'b', noon + minute);
  room = say(room, 'ben', 'c', noon + 9 * minute);
  room = changed(room, { user: 'cara', what: 'came' });
  room = say(withGap(say(room, 'ben', 'd', noon + 9 * minute)), 'cara', 'e', noon + 9 * minute);
  expect(shape(room, [])).toEqual(['day', 'a *', 'b', 'c *', 'traffic', 'd *', 'gap', 'e *']);
});

test('what is going out comes last, and keeps its key when it is confirmed', () => {
  const outbox = add([], 'hi', 'hi', noon);
  const [, pending] = rowsOf(empty, outbox, 'me');
  const [, confirmed] = rowsOf(say(empty, 'me', 'hi', noon), [], 'me');
  expect(pending).toMatchObject({ own: true, pending: { state: 'queued' } });
  expect(confirmed?.key).toBe(pending?.key);
  expect(confirmed).not.toHaveProperty('pending');
});

test('a line for each day, none for messages of unknown time', () => {
  const room = say(say(empty, 'ben', 'a', noon), 'ben', 'b', noon + 24 * 60 * minute);
  expect(shape(published(room, { data: 'when?' }), [])).toEqual(['day', 'a *', 'day', 'b *', 'when? *']);
});
