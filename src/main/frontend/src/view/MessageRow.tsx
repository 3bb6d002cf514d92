import { memo } from 'react';
import type { OutboxItem } from '../room/outbox';
import type { Room } from '../room/Room';
import { Flag } from './Flag';
import type { Row } from './rows';

type SaidRow = Extract<Row, { kind: 'said' }>;

interface MessageRowProps {
  row: SaidRow;
  room: Room;
}

/** One message. Text is text: React escapes it, and nothing in it is turned into markup. */
export const MessageRow = memo(
  function MessageRow({ row: { said, own, lead, pending }, room }: MessageRowProps) {
    const who = said.user === null ? 'the server' : said.user === '' ? 'someone' : said.user;
    return (
      <li
        className={`said${lead ? ' lead-row' : ''}${own ? ' own' : ''}`}
        data-testid="message"
        data-message-id={said.id}
        data-own={own}
        data-state={pending?.state ?? 'confirmed'}
      >
        {lead ? (
          <>
            <Flag user={said.user ?? ''} />
            <p className="head">
              <span className={said.user === null ? 'who who-server' : 'who'}>{who}</span>
              {own && <span className="you">you</span>}
              {said.at !== undefined && <Time at={said.at} />}
            </p>
          </>
        ) : (
          <span className="sr-only">{who}: </span>
        )}
        <p className={said.shape === 'json' ? 'text json' : 'text'}>{said.text}</p>
        {pending && <Delivery item={pending} room={room} />}
      </li>
    );
  },
  (a, b) => a.room === b.room && sameRow(a.row, b.row),
);

/** Rows are built anew for every change; what they hold is kept. */
function sameRow(a: SaidRow, b: SaidRow): boolean {
  const sameSaid = a.said === b.said || (a.pending !== undefined && b.pending !== undefined && a.key === b.key);
  return sameSaid && a.lead === b.lead && a.own === b.own && a.pending === b.pending;
}

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function Time({ at }: { at: number }) {
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {timeFormat.format(date)}
    </time>
  );
}

const words = { queued: 'Waiting for the connection', sending: 'Sending…', sent: 'Sent' } as const;

function Delivery({ item, room }: { item: OutboxItem; room: Room }) {
  if (item.state !== 'failed') return <p className="delivery">{words[item.state]}</p>;
  return (
    <div className="delivery failed">
      <p role="alert">
        Not sent: {item.error}
        {item.unanswered && '. It is sent again after a reconnect.'}
      </p>
      <button type="button" className="small" onClick={() => room.retry(item.id)}>
        Retry
      </button>
      <button type="button" className="small plain" onClick={() => room.discard(item.id)}>
        Discard
      </button>
    </div>
  );
}
