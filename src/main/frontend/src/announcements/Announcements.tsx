import { useEffect, useState } from 'react';
import { useStore } from '../useStore';
import { Mark } from '../view/Mark';
import { ThemeToggle } from '../view/ThemeToggle';
import type { Entry } from './announcement';
import { Reader } from './Reader';

const words = { connecting: 'Connecting', open: 'Live', closed: 'Not available' };
const dots = { connecting: 'connecting', open: 'connected', closed: 'disconnected' };

/** Everything announced since the page was opened, newest first. */
export function Announcements({ base }: { base: URL }) {
  const [reader, setReader] = useState<Reader | null>(null);
  useEffect(() => {
    const opened = new Reader(base);
    setReader(opened);
    return () => opened.close();
  }, [base]);
  return reader && <Board reader={reader} />;
}

function Board({ reader }: { reader: Reader }) {
  const { state, entries } = useStore(reader);
  return (
    <div className="board">
      <header className="header board-header">
        <div className="brand">
          <Mark />
          <h1>Announcements</h1>
        </div>
        <div className="header-state">
          <div className="state" data-testid="connection-state" data-state={dots[state]} role="status">
            <span className="dot" aria-hidden="true" />
            <span className="state-word">{words[state]}</span>
          </div>
        </div>
        <div className="header-tools">
          <ThemeToggle />
        </div>
      </header>
      <main className="board-main">
        {entries.length === 0 && (
          <p className="board-empty">
            {state === 'closed'
              ? 'This server has no announcements: tidings.announcements.enabled is off.'
              : 'Nothing has been announced since you opened this page.'}
          </p>
        )}
        <ol className="board-list" aria-live="polite" aria-label="Announcements, newest first">
          {entries.map((entry) => (
            <BoardRow key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ol>
        <p className="board-note">
          Nothing but <code>new EventSource('api/announcements')</code>. Pull the cable: the browser reconnects by itself
          and gets what was announced meanwhile.
        </p>
      </main>
    </div>
  );
}

function BoardRow({ entry }: { entry: Entry }) {
  return entry.kind === 'gap' ? (
    <li className="board-gap" data-testid="gap">
      You were away for too long: some announcements are missing here.
    </li>
  ) : (
    <li className="board-entry" data-testid="announcement" data-event-id={entry.id}>
      {entry.text}
    </li>
  );
}
