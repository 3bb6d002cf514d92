import { useEffect, useState } from 'react';
import type { Connection } from '../connection/Connection';
import { Room } from './Room';
import { channelOf } from './roomName';

/** The room while it is on screen: enters, and leaves when another one is shown. */
export function useRoom(connection: Connection, name: string, me: string): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    const line = connection.client.newSubscription(channelOf(name));
    const entered = new Room(line, me);
    entered.enter();
    setRoom(entered);
    return () => {
      entered.leave();
      connection.client.removeSubscription(line);
      setRoom(null);
    };
  }, [connection, name, me]);
  return room;
}
