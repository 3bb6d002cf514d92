import { useMemo, useState } from 'react';
import type { Connection, ConnectionStatus } from '../connection/Connection';
import { people as peopleIn } from '../room/presence';
import type { Room } from '../room/Room';
import type { ServerInfo } from '../server/demo';
import { useMedia } from '../useMedia';
import { useStore } from '../useStore';
import { Composer } from './Composer';
import { ConnectionStrip } from './ConnectionStrip';
import { Drawer } from './Drawer';
import { Header } from './Header';
import { People } from './People';
import { RecoveryBadge } from './RecoveryBadge';
import { Transcript } from './Transcript';
import { TryIt } from './TryIt';
import { useTitle } from './useTitle';

interface ChatProps {
  connection: Connection;
  status: ConnectionStatus;
  room: Room;
  name: string;
  me: string;
  base: URL;
  info: ServerInfo | null;
  onRoom: (room: string) => void;
  onRename: () => void;
}

const wideEnough = '(min-width: 60rem)';
const sideLabel = 'Who is here, and code to try';

/** One room with everything around it. */
export function Chat({ connection, status, room, name, me, base, info, onRoom, onRename }: ChatProps) {
  const state = useStore(room);
  const wide = useMedia(wideEnough);
  const [drawer, setDrawer] = useState(false);
  const people = useMemo(() => peopleIn(state.presence, me), [state.presence, me]);
  const online = status.state === 'connected';
  useTitle(name, state.transcript, me);

  const side = (
    <>
      <People people={people} me={me} stale={!online && people.length > 0} onRename={onRename} />
      <TryIt client={connection.client} base={base} room={name} me={me} open={wide} />
    </>
  );
  return (
    <div className="chat">
      <Header
        room={name}
        onRoom={onRoom}
        status={status}
        info={info}
        people={people}
        onPeople={wide ? null : () => setDrawer(true)}
      />
      <main className="conversation">
        <ConnectionStrip status={status} onRetry={() => connection.retryNow()} />
        <RecoveryBadge recovery={state.recovery} onDismiss={() => room.dismissRecovery()} />
        {state.refused && <Refused room={name} {...state.refused} />}
        <Transcript room={room} state={state} name={name} me={me} />
        <Composer
          room={name}
          online={online}
          waiting={state.outbox.filter((item) => item.state === 'queued').length}
          closed={state.refused !== null}
          onSay={(text) => room.say(text)}
        />
      </main>
      {wide ? (
        <aside className="side" aria-label={sideLabel}>
          {side}
        </aside>
      ) : (
        <Drawer label={sideLabel} open={drawer} onClose={() => setDrawer(false)}>
          {side}
        </Drawer>
      )}
    </div>
  );
}

function Refused({ room, code, reason }: { room: string; code: number; reason: string }) {
  return (
    <p className="strip strip-off" role="alert">
      You cannot enter {room}: {reason} ({code})
    </p>
  );
}
