import { useEffect, useRef, useState } from 'react';
import { lastSaid, type Transcript } from '../room/transcript';

/** The tab's title: the room, and how much was said while the tab was hidden. */
export function useTitle(room: string, transcript: Transcript, me: string): void {
  const [unread, setUnread] = useState(0);
  const seen = useRef<string | undefined>(undefined);

  useEffect(() => {
    const last = lastSaid(transcript);
    if (last?.key === seen.current) return;
    seen.current = last?.key;
    if (document.hidden && last && last.user !== me) setUnread((count) => count + 1);
  }, [transcript, me]);

  useEffect(() => {
    const look = () => {
      if (!document.hidden) setUnread(0);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${room} · Tidings`;
  }, [unread, room]);
}
