import type { ConnectionStatus } from './Connection';

/** What happened, for people; codes as the protocol lists them, below 3000 the SDK's own. */
const causes: Record<number, string> = {
  1: 'the connection broke',
  2: 'the server went silent',
  3: 'the server did not answer',
  3001: 'the server is shutting down',
  3004: 'an error in the server',
  3005: 'the session expired',
  3008: 'this connection was too slow',
  3010: 'the server lost its place',
  3012: 'the server heard nothing from here',
  3500: 'the token is not valid',
  3501: 'the server did not understand this page',
  3503: 'the server closed this connection',
  3504: 'too many connections',
  3507: 'permission denied',
};

/** Codes of the SDK's `connecting` event and of its `disconnected` event overlap below 3000. */
export function causeOf({ state, code, reason }: ConnectionStatus): string {
  if (state === 'disconnected' && code < 3000) return reason;
  if (code === 0) return '';
  return causes[code] ?? reason;
}

/** One line, announced to screen readers once per change. */
export function headline(status: ConnectionStatus): string {
  if (status.state === 'connected') return 'Connected';
  if (status.state === 'connecting') return status.before ? 'Reconnecting' : 'Connecting';
  return 'Disconnected';
}

/** The cause with its code, e.g. `the connection broke (1)`; empty when there is none. */
export function detail(status: ConnectionStatus): string {
  const cause = causeOf(status);
  if (cause === '') return '';
  return status.code > 0 ? `${cause} (${status.code})` : cause;
}

/** How it travels, where that is not the usual way; empty for WebSocket. */
export function carrier({ state, transport }: ConnectionStatus): string {
  if (state !== 'connected') return '';
  if (transport === 'http_stream') return 'over HTTP';
  return transport === 'sse' ? 'over server-sent events' : '';
}

/** `0:07`, `12:30`. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
