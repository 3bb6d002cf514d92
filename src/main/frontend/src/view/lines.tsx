import { memo } from 'react';
import { sentence, type Change } from '../room/change';

/** The lines between messages. */

export const TrafficLine = memo(function TrafficLine({ changes, me }: { changes: readonly Change[]; me: string }) {
  const text = sentence(changes, me);
  if (text === '') return null;
  return (
    <li className="line" data-testid="event-line">
      {text}
    </li>
  );
});

export function GapLine() {
  return (
    <li className="line line-gap">
      <span>Some messages may be missing here</span>
    </li>
  );
}

const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export function DayLine({ at }: { at: number }) {
  return (
    <li className="line line-day">
      <span>{dayName(at)}</span>
    </li>
  );
}

function dayName(at: number): string {
  const day = new Date(at).toDateString();
  const today = new Date();
  if (day === today.toDateString()) return 'Today';
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return day === yesterday.toDateString() ? 'Yesterday' : dayFormat.format(at);
}
