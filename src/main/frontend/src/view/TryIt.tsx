import type { Centrifuge } from 'centrifuge';
import { channelOf } from '../room/roomName';
import { socketAddress } from '../server/address';
import { Calls } from './Calls';
import { Snippet } from './Snippet';
import { plainSnippet, sdkSnippet } from './snippets';

interface TryItProps {
  client: Centrifuge;
  base: URL;
  room: string;
  me: string;
  /** Unfolded to begin with, where there is room for it. */
  open: boolean;
}

/** The same room from one's own code, and two calls to the server. */
export function TryIt({ client, base, room, me, open }: TryItProps) {
  const channel = channelOf(room);
  const token = (
    <>
      <code>npm install centrifuge</code>, and a token: <code>bin/token --user {me}</code>
    </>
  );
  return (
    <details className="try" open={open}>
      <summary>Try it from code</summary>
      <Snippet
        title="With the SDK"
        hint={token}
        code={sdkSnippet(socketAddress(base, 'connection/websocket'), channel)}
      />
      <Snippet
        title="Without a library"
        hint="Plain JSON, for the console of a browser"
        code={plainSnippet(socketAddress(base, 'ws'), channel)}
      />
      <h3>Ask the server</h3>
      <Calls client={client} />
    </details>
  );
}
