import { describe, expect, test } from 'vitest';
import { carrier, detail, elapsed, headline } from './wording';
import type { ConnectionStatus } from './Connection';

const status = (state: ConnectionStatus['state'], code = 0, reason = '', before = true): ConnectionStatus => ({
  state, code, reason, transport: 'websocket', since: 0, before, refusal: null,
});

describe('says what is going on', () => {
  test.each([
    [status('connecting', 0, 'connect called', false), 'Connecting', ''],
    [status('connecting', 1, 'transport closed'), 'Reconnecting', 'the connection broke (1)'],
    [status('connecting', 3001, 'shutdown'), 'Reconnecting', 'the server is shutting down (3001)'],
    [status('connecting', 4100, 'moving house'), 'Reconnecting', 'moving house (4100)'],
    [status('disconnected', 3500, 'invalid token'), 'Disconnected', 'the token is not valid (3500)'],
    [status('disconnected', 1, 'unauthorized'), 'Disconnected', 'unauthorized (1)'],
    [status('connected'), 'Connected', ''],
  ])('%j', (given, title, text) => {
    expect(headline(given)).toBe(title);
    expect(detail(given)).toBe(text);
  });
});

test('says how it travels, unless that is by WebSocket', () => {
  const connected = status('connected');
  expect(carrier(connected)).toBe('');
  expect(carrier({ ...connected, transport: 'http_stream' })).toBe('over HTTP');
  expect(carrier({ ...connected, transport: 'sse' })).toBe('over server-sent events');
  expect(carrier({ ...status('connecting'), transport: 'sse' })).toBe('');
});

test('elapsed time', () => {
  expect(elapsed(-5)).toBe('0:00');
  expect(elapsed(7999)).toBe('0:07');
  expect(elapsed(750_000)).toBe('12:30');
});
