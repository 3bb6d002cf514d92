import { useMemo } from 'react';
import type { Room, RoomState } from '../room/Room';
import { DayLine, GapLine, TrafficLine } from './lines';
import { MessageRow } from './MessageRow';
import { rowsOf } from './rows';
import { useStickToEnd } from './useStickToEnd';

interface TranscriptProps {
  room: Room;
  state: RoomState;
  name: string;
  me: string;
}

/** The conversation: a log that stays at its end unless one scrolls back. */
export function Transcript({ room, state, name, me }: TranscriptProps) {
  const { transcript, outbox, loading } = state;
  const rows = useMemo(() => rowsOf(transcript, outbox, me), [transcript, outbox, me]);
  const { frame, behind, toEnd } = useStickToEnd(rows, outbox.length);
  return (
    <div className="transcript">
      <div
        ref={frame}
        className="transcript-frame"
        data-testid="transcript"
        role="log"
        aria-live="polite"
        aria-label={`Conversation in ${name}`}
        aria-busy={loading}
        // Scrollable, so it must be reachable by keyboard.
        tabIndex={0}
      >
        {rows.length === 0 && !loading && <p className="quiet empty">Nothing said here yet. The first word is yours.</p>}
        <ol>
          {rows.map((row) => {
            if (row.kind === 'said') return <MessageRow key={row.key} row={row} room={room} />;
            if (row.kind === 'day') return <DayLine key={row.key} at={row.at} />;
            if (row.kind === 'gap') return <GapLine key={row.key} />;
            return <TrafficLine key={row.key} changes={row.changes} me={me} />;
          })}
        </ol>
      </div>
      {behind && (
        <button type="button" className="small to-end" onClick={toEnd}>
          New messages ↓
        </button>
      )}
    </div>
  );
}
