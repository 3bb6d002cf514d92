import {
  errorCodes,
  type PublicationContext,
  type SubscribedContext,
  type Subscription,
  type UnsubscribedContext,
} from 'centrifuge';
import { Store } from '../store';
import { uuid } from '../uuid';
import { readMessage } from './message';
import * as outbox from './outbox';
import { apply, fromSnapshot, nobody, tabsOf, type Arrival, type Presence } from './presence';
import { judge, type Recovery } from './recovery';
import * as transcript from './transcript';

export interface RoomState {
  transcript: transcript.Transcript;
  outbox: outbox.Outbox;
  presence: Presence;
  /** After a reconnect, until it is dismissed or the next one begins. */
  recovery: Recovery | null;
  /** History is on its way. */
  loading: boolean;
  /** The server does not let this user in; final. */
  refused: { code: number; reason: string } | null;
}

/** What the room needs of the SDK's subscription. */
export type Line = Pick<
  Subscription,
  'on' | 'subscribe' | 'unsubscribe' | 'removeAllListeners' | 'publish' | 'history' | 'presence'
>;

const historyShown = 50;

/** One channel as a chat room: its state, and what a person can do in it. */
export class Room extends Store<RoomState> {
  /** Counts subscriptions, so that a late answer of an earlier one is recognised. 0: never subscribed. */
  private session = 0;
  private ready = false;
  private sending = false;
  /** Publications of the recovery going on; null outside one. */
  private recovering: number | null = null;
  /** Arrivals pushed while the presence list is on its way; null when it is here. */
  private arrivals: Arrival[] | null = null;

  constructor(
    private readonly line: Line,
    private readonly me: string,
  ) {
    super({
      transcript: transcript.empty, outbox: [], presence: nobody, recovery: null, loading: true, refused: null,
    });
  }

  enter(): void {
    this.line
      .on('subscribing', () => this.onLost())
      .on('subscribed', (context) => this.onSubscribed(context))
      .on('unsubscribed', (context) => this.onUnsubscribed(context))
      .on('publication', (context) => this.onPublication(context))
      .on('join', ({ info }) => this.onArrival({ kind: 'join', client: info.client, user: info.user }))
      .on('leave', ({ info }) => this.onArrival({ kind: 'leave', client: info.client, user: info.user }));
    this.line.subscribe();
  }

  leave(): void {
    this.ready = false;
    this.session++;
    this.line.removeAllListeners();
    this.line.unsubscribe();
  }

  say(text: string): void {
    this.update({ outbox: outbox.add(this.get().outbox, uuid(), text, Date.now()) });
    void this.sendWaiting();
  }

  retry(id: string): void {
    this.update({ outbox: outbox.retry(this.get().outbox, id) });
    void this.sendWaiting();
  }

  discard(id: string): void {
    this.update({ outbox: outbox.remove(this.get().outbox, id) });
  }

  dismissRecovery(): void {
    this.update({ recovery: null });
  }

  private onLost(): void {
    this.ready = false;
    this.update({ recovery: null, outbox: outbox.requeue(this.get().outbox) });
  }

  private onUnsubscribed({ code, reason }: UnsubscribedContext): void {
    this.ready = false;
    this.update({ refused: { code, reason }, loading: false });
  }

  private onSubscribed(context: SubscribedContext): void {
    const again = this.session > 0;
    const session = ++this.session;
    void this.loadPresence(session, again);
    if (context.wasRecovering && context.recovered) {
      // The SDK emits the recovered publications in this same task, right after this event.
      this.recovering = 0;
      queueMicrotask(() => this.onRecovered(context, session));
      return;
    }
    const epoch = context.streamPosition?.epoch ?? '';
    const shown = this.get().transcript;
    this.update({
      transcript: transcript.withEpoch(again ? transcript.withGap(shown) : shown, epoch),
      recovery: again ? judge(context, 0) : null,
      loading: true,
    });
    void this.loadHistory(session);
  }

  private onRecovered(context: SubscribedContext, session: number): void {
    const count = this.recovering ?? 0;
    this.recovering = null;
    if (session !== this.session) return;
    this.update({ recovery: judge(context, count) });
    this.settle();
  }

  private async loadHistory(session: number): Promise<void> {
    try {
      const { publications } = await this.line.history({ limit: historyShown, reverse: true });
      if (session !== this.session) return;
      for (const publication of publications) this.confirm(publication);
      this.update({ transcript: transcript.withHistory(this.get().transcript, publications.reverse()) });
    } catch {
      // A channel without history, or one that does not show it: the room works from now on.
    }
    if (session !== this.session) return;
    this.update({ loading: false });
    this.settle();
  }

  /** What was said is known, so what is still in the outbox really has to be sent. */
  private settle(): void {
    this.ready = true;
    void this.sendWaiting();
  }

  private onPublication(context: PublicationContext): void {
    const recovered = this.recovering !== null;
    if (this.recovering !== null) this.recovering++;
    this.confirm(context);
    const receivedAt = recovered ? undefined : Date.now();
    this.update({ transcript: transcript.published(this.get().transcript, context, receivedAt) });
  }

  private confirm({ data, info }: Pick<PublicationContext, 'data' | 'info'>): void {
    const { id } = readMessage(data);
    if (id === undefined || (info !== undefined && info.user !== this.me)) return;
    const left = outbox.remove(this.get().outbox, id);
    if (left !== this.get().outbox) this.update({ outbox: left });
  }

  private async sendWaiting(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.ready) {
      const item = outbox.nextToSend(this.get().outbox);
      if (!item) break;
      await this.send(item);
    }
    this.sending = false;
  }

  private async send({ id, text, at }: outbox.OutboxItem): Promise<void> {
    const session = this.session;
    this.update({ outbox: outbox.mark(this.get().outbox, id, 'sending') });
    try {
      await this.line.publish({ text, id, at });
      this.update({ outbox: outbox.mark(this.get().outbox, id, 'sent') });
    } catch (error) {
      // The connection went away under it, and took it back to the queue.
      if (!this.ready || session !== this.session) return;
      const { reason, unanswered } = failureOf(error);
      this.update({ outbox: outbox.fail(this.get().outbox, id, reason, unanswered) });
    }
  }

  private async loadPresence(session: number, again: boolean): Promise<void> {
    this.arrivals = [];
    let clients: Record<string, { user: string }> = {};
    try {
      clients = (await this.line.presence()).clients;
    } catch {
      // No presence in this channel, or not for this user: whoever joins from now on is shown.
    }
    if (session !== this.session) return;
    const arrivals = this.arrivals;
    this.arrivals = null;
    this.update({ presence: fromSnapshot(clients, []) });
    // Coming back is told by the recovery badge, not by a line about oneself.
    for (const arrival of arrivals) this.onArrival(arrival, !(again && arrival.user === this.me));
  }

  private onArrival(arrival: Arrival, told = true): void {
    if (this.arrivals) {
      this.arrivals.push(arrival);
      return;
    }
    const { presence, transcript: shown } = this.get();
    const known = presence.get(arrival.client) === arrival.user ? 1 : 0;
    const others = tabsOf(presence, arrival.user) - known;
    const what =
      arrival.kind === 'join' ? (others > 0 ? 'opened another tab' : 'came') : others > 0 ? 'closed a tab' : 'left';
    this.update({
      presence: apply(presence, arrival),
      transcript: told ? transcript.changed(shown, { user: arrival.user, what }) : shown,
    });
  }
}

function failureOf(error: unknown): { reason: string; unanswered: boolean } {
  const { code, message } = { code: 0, message: 'unknown error', ...(error as object) };
  if (code === errorCodes.timeout) return { reason: 'no answer from the server', unanswered: true };
  return { reason: code > 0 ? `${message} (${code})` : message, unanswered: false };
}
