import { useCallback, useEffect, useState } from 'react';
import type { ConnectionStatus, Credentials } from './connection/Connection';
import { rememberName, rememberedName } from './identity';
import { baseOf } from './server/address';
import { fetchInfo, type ServerInfo } from './server/demo';
import { useRoomName } from './useRoomName';
import { NameGate } from './view/NameGate';
import { ProductionNotice } from './view/ProductionNotice';
import { Session } from './view/Session';

const base = baseOf(location.href);

function byName(name: string | null): Credentials | null {
  return name === null ? null : { kind: 'name', name };
}

/** Which of the three one sees: the question for a name, the notice of a production server, or the room. */
export function App() {
  const [room, setRoom] = useRoomName();
  const [info, setInfo] = useState<ServerInfo | null>(null);
  const [credentials, setCredentials] = useState<Credentials | null>(() => byName(rememberedName()));
  // The server's own words for why it has none to give.
  const [noTokens, setNoTokens] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => void fetchInfo(base).then(setInfo), []);

  const onName = (name: string) => {
    rememberName(name);
    setError(null);
    setCredentials(byName(name));
  };
  const onToken = (token: string, name: string) => {
    setError(null);
    setCredentials({ kind: 'token', token, name });
  };
  const onRefused = useCallback(({ refusal, reason, code }: ConnectionStatus) => {
    if (refusal?.what === 'no-demo-tokens') setNoTokens(refusal.reason);
    else setError(refusal ? refusal.reason : `The server does not accept this token: ${reason} (${code}).`);
    setCredentials(null);
  }, []);

  const production = info?.mode === 'production';
  if ((production || noTokens !== null) && credentials?.kind !== 'token') {
    return <ProductionNotice reason={production ? null : noTokens} error={error} onToken={onToken} />;
  }
  if (credentials === null) {
    return <NameGate room={room} name={rememberedName()} error={error} onName={onName} />;
  }
  return (
    <Session
      base={base}
      credentials={credentials}
      info={info}
      name={room}
      onRoom={setRoom}
      onRename={() => setCredentials(null)}
      onRefused={onRefused}
    />
  );
}
