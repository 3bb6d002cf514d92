/** Where the server is, seen from the page: the WAR may sit under any context root. */

/** The folder the page is served from, with a trailing slash. */
export function baseOf(page: string): URL {
  const base = new URL('.', page);
  base.search = '';
  base.hash = '';
  return base;
}

/** An address below the page, e.g. `emulation`. */
export function addressOf(base: URL, path: string): string {
  return new URL(path, base).href;
}

/** A WebSocket address below the page, e.g. `connection/websocket`. */
export function socketAddress(base: URL, path: string): string {
  const address = new URL(path, base);
  address.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
