import { addressOf } from '../server/address';
import { Store } from '../store';
import { textOf, withEntry, type Entry } from './announcement';

export interface Reading {
  /** `closed`: the server refused, and the browser does not try again. */
  state: 'connecting' | 'open' | 'closed';
  entries: readonly Entry[];
}

/** The browser's own EventSource as a store: it reconnects by itself and says with Last-Event-ID how far it came. */
export class Reader extends Store<Reading> {
  private readonly source: EventSource;

  constructor(base: URL) {
    super({ state: 'connecting', entries: [] });
    this.source = new EventSource(addressOf(base, 'api/announcements'));
    this.source.onopen = () => this.update({ state: 'open' });
    this.source.onerror = () =>
      this.update({ state: this.source.readyState === EventSource.CLOSED ? 'closed' : 'connecting' });
    this.source.onmessage = ({ lastEventId, data }) =>
      this.add({ kind: 'announcement', id: lastEventId, text: textOf(String(data)) });
    this.source.addEventListener('reset', ({ lastEventId }) => this.add({ kind: 'gap', id: lastEventId }));
  }

  close(): void {
    this.source.close();
  }

  private add(entry: Entry): void {
    this.update({ entries: withEntry(this.get().entries, entry) });
  }
}
