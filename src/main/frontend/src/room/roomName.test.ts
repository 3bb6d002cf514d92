import { expect, test } from 'vitest';
import { channelOf, linkTo, roomIn, tidyRoom, visitedRooms } from './roomName';

test.each([
  ['', 'lobby'],
  ['?room=', 'lobby'],
  ['?room=news', 'news'],
  ['?x=1&room=Release%20Party', 'release-party'],
  ['?room=%23%23', 'lobby'],
])('the address %j is the room %s', (search, room) => {
  expect(roomIn(search)).toBe(room);
  expect(roomIn(linkTo(room))).toBe(room);
});

test('is always a plain channel name of the namespace', () => {
  expect(tidyRoom('Straße 5: #ops')).toBe('strae-5-ops');
  expect(tidyRoom('🦜')).toBeNull();
  expect(channelOf('news')).toBe('chat:news');
});

test('without storage there are still the lobby and this room', () => {
  expect(visitedRooms('news')).toEqual(['lobby', 'news']);
  expect(visitedRooms('lobby')).toEqual(['lobby']);
});
