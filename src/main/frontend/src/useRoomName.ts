import { useCallback, useEffect, useState } from 'react';
import { linkTo, rememberRoom, roomIn } from './room/roomName';

/** The room in the page's address; going to another one is a step the Back button undoes. */
export function useRoomName(): [string, (room: string) => void] {
  const [room, setRoom] = useState(() => roomIn(location.search));
  useEffect(() => {
    const follow = () => setRoom(roomIn(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => rememberRoom(room), [room]);
  const go = useCallback((next: string) => {
    if (next !== roomIn(location.search)) history.pushState(null, '', linkTo(next));
    setRoom(next);
  }, []);
  return [room, go];
}
