import { Centrifuge, UnauthorizedError, type TransportEndpoint } from 'centrifuge';
import { NameRefused, NoDemoTokens, fetchToken } from '../server/demo';
import { addressOf, socketAddress } from '../server/address';
import { Store } from '../store';

export interface ConnectionStatus {
  state: 'connecting' | 'connected' | 'disconnected';
  /** Why it is not connected, as the SDK or the server said it. */
  code: number;
  reason: string;
  /** What carries it: `websocket`, `http_stream` or `sse`; empty before the first connection. */
  transport: string;
  /** Unix milliseconds of the last change of `state`. */
  since: number;
  /** It was connected before, so this is a reconnect. */
  before: boolean;
  /** No token for this name, in the server's words; retrying would not help. */
  refusal: Refusal | null;
}

export interface Refusal {
  what: 'name' | 'no-demo-tokens';
  reason: string;
}

/** Who to connect as: a name for a development token, or a token brought along. */
export type Credentials = { kind: 'name'; name: string } | { kind: 'token'; token: string; name: string };

/** The protocol's disconnect code; the SDK does not try again after it. */
export const invalidToken = 3500;

/** A person notices; the SDK's own 20 s is meant for pages nobody looks at. */
const longestRetryDelay = 8000;

/** One connection of the SDK as a store. `rooms` subscribe on its `client`. */
export class Connection extends Store<ConnectionStatus> {
  readonly client: Centrifuge;
  /** Since the last successful connect. */
  private renewed = false;

  constructor(base: URL, credentials: Credentials) {
    super({ state: 'connecting', code: 0, reason: '', transport: '', since: Date.now(), before: false, refusal: null });
    this.client = new Centrifuge(transports(base), {
      emulationEndpoint: addressOf(base, 'emulation'),
      name: 'tidings-page',
      maxReconnectDelay: longestRetryDelay,
      ...(credentials.kind === 'token'
        ? { token: credentials.token }
        : { getToken: () => this.token(base, credentials.name) }),
    });
    this.client
      .on('connecting', ({ code, reason }) => this.change('connecting', code, reason))
      .on('connected', ({ transport }) => {
        this.renewed = false;
        this.update({ transport });
        this.change('connected', 0, '');
      })
      .on('disconnected', ({ code, reason }) => {
        if (code === invalidToken && credentials.kind === 'name' && this.renew()) return;
        this.change('disconnected', code, reason);
      });
  }

  open(): void {
    this.client.connect();
  }

  /** Now instead of when the backoff ends. Positions are kept, so recovery works as always. */
  retryNow(): void {
    this.client.disconnect();
    this.client.connect();
  }

  close(): void {
    this.client.removeAllListeners();
    this.client.disconnect();
  }

  /** A development server may forget its secret in a restart; a new token is worth one attempt. */
  private renew(): boolean {
    if (this.renewed) return false;
    this.renewed = true;
    this.client.setToken('');
    queueMicrotask(() => this.client.connect());
    return true;
  }

  private change(state: ConnectionStatus['state'], code: number, reason: string): void {
    const { before, state: previous } = this.get();
    this.update({ state, code, reason, since: Date.now(), before: before || previous === 'connected' });
  }

  /** Refusals end the SDK's retries; everything else (a server that is starting, say) is tried again. */
  private async token(base: URL, name: string): Promise<string> {
    try {
      return await fetchToken(base, name);
    } catch (error) {
      const what = refusalOf(error);
      if (what === null || !(error instanceof Error)) throw error;
      this.update({ refusal: { what, reason: error.message } });
      throw new UnauthorizedError(error.message);
    }
  }
}

/** In the order in which they are tried until one opens: some proxies let no WebSocket through, some collect streams. */
function transports(base: URL): TransportEndpoint[] {
  return [
    { transport: 'websocket', endpoint: socketAddress(base, 'connection/websocket') },
    { transport: 'http_stream', endpoint: addressOf(base, 'connection/http_stream') },
    { transport: 'sse', endpoint: addressOf(base, 'connection/sse') },
  ];
}

function refusalOf(error: unknown): Refusal['what'] | null {
  if (error instanceof NoDemoTokens) return 'no-demo-tokens';
  return error instanceof NameRefused ? 'name' : null;
}
