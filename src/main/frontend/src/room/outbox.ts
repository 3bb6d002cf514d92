/**
 * Messages on their way out, in the order they were written. An item leaves the outbox when its own
 * publication comes back, so a message is on screen exactly once: here, or in the transcript.
 */
export interface OutboxItem {
  id: string;
  text: string;
  at: number;
  /** `sent`: the server has taken it, its publication has not come back yet. */
  state: 'queued' | 'sending' | 'sent' | 'failed';
  /** Why it failed, for people. */
  error?: string;
  /** Failed only because no answer came: it may have arrived, and is sent again after a reconnect. */
  unanswered?: boolean;
}

export type Outbox = readonly OutboxItem[];

export function add(outbox: Outbox, id: string, text: string, at: number): Outbox {
  return [...outbox, { id, text, at, state: 'queued' }];
}

/** The next to send: strictly one at a time, which keeps the order. */
export function nextToSend(outbox: Outbox): OutboxItem | undefined {
  if (outbox.some((item) => item.state === 'sending')) return undefined;
  return outbox.find((item) => item.state === 'queued');
}

export function mark(outbox: Outbox, id: string, state: 'sending' | 'sent'): Outbox {
  return change(outbox, id, ({ id, text, at }) => ({ id, text, at, state }));
}

export function fail(outbox: Outbox, id: string, error: string, unanswered = false): Outbox {
  return change(outbox, id, (item) => ({ ...item, state: 'failed', error, unanswered }));
}

/** The connection is gone: whatever got no answer waits for the next one. */
export function requeue(outbox: Outbox): Outbox {
  return outbox.map(({ unanswered, ...item }) =>
    item.state === 'sending' || unanswered ? { id: item.id, text: item.text, at: item.at, state: 'queued' } : item,
  );
}

/** Again, under the same id and behind what waits already: people see one message, not two. */
export function retry(outbox: Outbox, id: string): Outbox {
  const item = outbox.find((other) => other.id === id);
  if (item?.state !== 'failed') return outbox;
  return [...remove(outbox, id), { id, text: item.text, at: item.at, state: 'queued' }];
}

/** Given up by the user, or confirmed by its publication. */
export function remove(outbox: Outbox, id: string): Outbox {
  return outbox.some((item) => item.id === id) ? outbox.filter((item) => item.id !== id) : outbox;
}

function change(outbox: Outbox, id: string, to: (item: OutboxItem) => OutboxItem): Outbox {
  return outbox.map((item) => (item.id === id ? to(item) : item));
}
