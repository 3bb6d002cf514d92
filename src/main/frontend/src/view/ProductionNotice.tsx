import { useState, type FormEvent } from 'react';
import { userIn } from '../server/token';
import { Welcome } from './Welcome';

interface ProductionNoticeProps {
  /** Why there are no tokens, when it is not for production mode. */
  reason: string | null;
  /** What the server said to a token that was tried. */
  error: string | null;
  onToken: (token: string, name: string) => void;
}

/** The server gives no tokens to this page; it says so and what to do instead. */
export function ProductionNotice({ reason, error, onToken }: ProductionNoticeProps) {
  const [token, setToken] = useState('');
  const user = userIn(token.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (user !== null) onToken(token.trim(), user);
  };
  return (
    <Welcome title="This is the demo page">
      <p className="lead">
        {reason === null ? (
          <>
            The server runs in <strong>production mode</strong>, so it gives no tokens to strangers. That is as it
            should be.
          </>
        ) : (
          <>The server gives no tokens to this page. It says: {reason}</>
        )}
      </p>
      <h2>To look around</h2>
      <p>
        Start it in development mode: <code>bin/serve</code> does that, or <code>tidings.mode=development</code> in
        its configuration. Never on a server that strangers can reach.
      </p>
      <h2>To use it for real</h2>
      <p>
        Your application signs a JWT for each of its users and hands it to the client; <code>bin/token</code> mints one
        by hand. Have one? Enter the room with it:
      </p>
      <form onSubmit={submit} className="stack">
        <label htmlFor="token">Connection token</label>
        <textarea
          id="token"
          rows={3}
          spellCheck={false}
          autoComplete="off"
          value={token}
          aria-describedby="token-state"
          onChange={(event) => setToken(event.target.value)}
        />
        <p id="token-state" className={error !== null ? 'error' : 'quiet'} role="status">
          {error ?? (token.trim() !== '' && user === null ? 'This is not a token yet: three parts, divided by dots.' : '')}
        </p>
        <button type="submit" className="primary" disabled={user === null}>
          {user ? `Enter as ${user}` : 'Enter'}
        </button>
      </form>
    </Welcome>
  );
}
