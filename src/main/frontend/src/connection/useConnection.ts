import { useEffect, useState } from 'react';
import { Connection, type Credentials } from './Connection';

/** A connection for as long as the same person is here. */
export function useConnection(base: URL, credentials: Credentials): Connection | null {
  const [connection, setConnection] = useState<Connection | null>(null);
  useEffect(() => {
    const opened = new Connection(base, credentials);
    opened.open();
    setConnection(opened);
    return () => {
      opened.close();
      setConnection(null);
    };
  }, [base, credentials]);
  return connection;
}
