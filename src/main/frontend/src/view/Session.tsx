import { useEffect } from 'react';
import { invalidToken, type Connection, type ConnectionStatus, type Credentials } from '../connection/Connection';
import { useConnection } from '../connection/useConnection';
import { useRoom } from '../room/useRoom';
import type { ServerInfo } from '../server/demo';
import { useStore } from '../useStore';
import { Chat } from './Chat';

interface SessionProps {
  base: URL;
  credentials: Credentials;
  info: ServerInfo | null;
  name: string;
  onRoom: (room: string) => void;
  onRename: () => void;
  /** These credentials do not work; others are needed. */
  onRefused: (status: ConnectionStatus) => void;
}

/** A person's stay: one connection, and the room they are in. */
export function Session(props: SessionProps) {
  const connection = useConnection(props.base, props.credentials);
  return connection && <Connected {...props} connection={connection} />;
}

function Connected({ connection, credentials, onRefused, ...props }: SessionProps & { connection: Connection }) {
  const { name } = credentials;
  const status = useStore(connection);
  const room = useRoom(connection, props.name, name);
  useEffect(() => {
    if (status.state === 'disconnected' && (status.refusal !== null || status.code === invalidToken)) onRefused(status);
  }, [status, onRefused]);
  return room && <Chat {...props} key={props.name} connection={connection} status={status} room={room} me={name} />;
}
