import type { ConnectionStatus } from '../connection/Connection';
import type { Person } from '../room/presence';
import type { ServerInfo } from '../server/demo';
import { ConnectionState } from './ConnectionState';
import { Flag } from './Flag';
import { Mark } from './Mark';
import { RoomSwitcher } from './RoomSwitcher';
import { ThemeToggle } from './ThemeToggle';

interface HeaderProps {
  room: string;
  onRoom: (room: string) => void;
  status: ConnectionStatus;
  info: ServerInfo | null;
  people: readonly Person[];
  /** Opens the drawer; null where the side column is in view anyway. */
  onPeople: (() => void) | null;
}

export function Header({ room, onRoom, status, info, people, onPeople }: HeaderProps) {
  return (
    <header className="header">
      <div className="brand">
        <Mark />
        <h1>Tidings</h1>
      </div>
      <RoomSwitcher room={room} onRoom={onRoom} />
      <div className="header-state">
        <ConnectionState status={status} />
        {info?.mode === 'development' && (
          <p className="mode" data-testid="mode-badge">
            Development mode: anyone can get a token
          </p>
        )}
      </div>
      <div className="header-tools">
        {onPeople && (
          <button type="button" className="people-button" aria-haspopup="dialog" onClick={onPeople}>
            <span className="flags" aria-hidden="true">
              {people.slice(0, 3).map(({ user }) => (
                <Flag key={user} user={user} />
              ))}
            </span>
            <span aria-hidden="true">{people.length}</span>
            <span className="sr-only">Who is here: {people.length}. Code to try</span>
          </button>
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}
