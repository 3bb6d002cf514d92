import type { Line } from './Room';

interface Pub {
  channel: string;
  data: unknown;
  info: { client: string; user: string };
  offset: number;
}

/** A subscription for tests: events are emitted by hand, answers are what the fields say. */
export class FakeLine {
  stored: Pub[] = [];
  here: Record<string, { user: string }> = {};
  published: { text: string; id: string }[] = [];
  refusal: { code: number; message: string } | null = null;
  /** Answers to publish stay out until `drop`. */
  hold = false;

  private readonly handlers = new Map<string, (context: never) => void>();
  private held: ((reason: unknown) => void)[] = [];

  asLine(): Line {
    return this as unknown as Line;
  }

  on(event: string, handler: (context: never) => void): this {
    this.handlers.set(event, handler);
    return this;
  }

  emit(event: string, context: unknown): void {
    this.handlers.get(event)?.(context as never);
  }

  pub(offset: number, data: unknown, user = 'ben'): Pub {
    return { channel: 'chat:lobby', data, info: { client: `c-${user}`, user }, offset };
  }

  /** As the SDK does it: the event, then the recovered publications in the same task. */
  subscribed(context: object = {}, recovered: Pub[] = []): void {
    const streamPosition = { offset: 0, epoch: 'A' };
    this.emit('subscribed', { wasRecovering: false, recovered: false, streamPosition, ...context });
    for (const pub of recovered) this.emit('publication', pub);
  }

  /** The connection breaks: the room hears of it, calls in flight are rejected. */
  drop(): void {
    this.emit('subscribing', { code: 1, reason: 'transport closed' });
    for (const reject of this.held) reject({ code: 11, message: 'connection closed' });
    this.held = [];
  }

  publish(data: { text: string; id: string }): Promise<object> {
    this.published.push(data);
    if (this.refusal) return Promise.reject(this.refusal);
    if (this.hold) return new Promise((_, reject) => this.held.push(reject));
    return Promise.resolve({});
  }

  history(): Promise<{ publications: Pub[] }> {
    return Promise.resolve({ publications: [...this.stored] });
  }

  presence(): Promise<{ clients: Record<string, { user: string }> }> {
    return Promise.resolve({ clients: this.here });
  }

  subscribe(): void {}

  unsubscribe(): void {}

  removeAllListeners(): void {
    this.handlers.clear();
  }
}
