import { useId, useRef, useState, type FocusEvent, type FormEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { linkTo, tidyRoom, visitedRooms } from '../room/roomName';

interface RoomSwitcherProps {
  room: string;
  onRoom: (room: string) => void;
}

/** The room's name, which opens a list of rooms and a field for another one. */
export function RoomSwitcher({ room, onRoom }: RoomSwitcherProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const go = (next: string) => {
    close();
    onRoom(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) close();
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <nav className="rooms" aria-label="Rooms">
      <div onKeyDown={onKey} onBlur={onBlur}>
        <button
          ref={button}
          type="button"
          className="room-button"
          data-testid="room-switcher"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className="sr-only">Room: </span>
          <span className="room-name">{room}</span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="m2 4 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
        </button>
        <div id={id} className="room-menu" hidden={!open} tabIndex={-1}>
          {open && <RoomList room={room} onRoom={go} />}
        </div>
      </div>
    </nav>
  );
}

function RoomList({ room, onRoom }: RoomSwitcherProps) {
  const [text, setText] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = tidyRoom(text);
    if (next !== null) onRoom(next);
  };
  // A plain click stays on the page and its connection; with a modifier it is an ordinary link.
  const follow = (next: string) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onRoom(next);
  };
  return (
    <>
      <ul>
        {visitedRooms(room).map((other) => (
          <li key={other}>
            <a href={linkTo(other)} aria-current={other === room ? 'page' : undefined} onClick={follow(other)}>
              {other}
            </a>
          </li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <label htmlFor={id}>Another room</label>
        <div className="row">
          <input
            id={id}
            value={text}
            autoFocus
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="small" disabled={tidyRoom(text) === null}>
            Go
          </button>
        </div>
      </form>
    </>
  );
}
