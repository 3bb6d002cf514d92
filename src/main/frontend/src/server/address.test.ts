import { expect, test } from 'vitest';
import { baseOf, socketAddress } from './address';

test('at the root of the server', () => {
  expect(socketAddress(baseOf('http://localhost:8080/'), 'connection/websocket')).toBe(
    'ws://localhost:8080/connection/websocket',
  );
});

test('under a context root, with a room in the query and a fragment', () => {
  const base = baseOf('https://portal.example/live/tidings/?room=news#top');
  expect(base.href).toBe('https://portal.example/live/tidings/');
  expect(socketAddress(base, 'ws')).toBe('wss://portal.example/live/tidings/ws');
});

test('when the page is named', () => {
  expect(baseOf('http://host/app/index.html').href).toBe('http://host/app/');
});
