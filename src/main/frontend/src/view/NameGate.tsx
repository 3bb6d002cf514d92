import { useState, type FormEvent } from 'react';
import { longestName, suggestName, tidyName } from '../identity';
import { lobby } from '../room/roomName';
import { Welcome } from './Welcome';

interface NameGateProps {
  room: string;
  /** The name so far, when somebody wants another one. */
  name: string | null;
  /** Why the server refused the last one. */
  error: string | null;
  onName: (name: string) => void;
}

/** Asks for the display name, with a friendly one to start with. */
export function NameGate({ room, name, error, onName }: NameGateProps) {
  const [text, setText] = useState(() => name ?? suggestName());
  const tidy = tidyName(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tidy !== null) onName(tidy);
  };
  return (
    <Welcome title="Tidings">
      <p className="lead">Live messages from the application server you already have.</p>
      <form onSubmit={submit} className="stack">
        <label htmlFor="name">What should the others call you?</label>
        <input
          id="name"
          data-testid="name-input"
          autoFocus
          autoComplete="nickname"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={longestName}
          required
          value={text}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : 'name-error'}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        {error !== null && (
          <p id="name-error" className="error" role="alert">
            {error}
          </p>
        )}
        <button type="submit" className="primary" data-testid="name-submit" disabled={tidy === null}>
          {room === lobby ? 'Enter the lobby' : `Enter ${room}`}
        </button>
      </form>
    </Welcome>
  );
}
