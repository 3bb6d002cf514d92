import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';

/** Well below the server's limit for a frame, and enough for anything said in a chat. */
const longestMessage = 4000;

interface ComposerProps {
  room: string;
  online: boolean;
  /** Messages that wait for the connection. */
  waiting: number;
  /** The room does not let this user in. */
  closed: boolean;
  onSay: (text: string) => void;
}

/** Enter sends, Shift+Enter starts a new line. It works offline too: what is written waits its turn. */
export function Composer({ room, online, waiting, closed, onSay }: ComposerProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const say = () => {
    const said = text.trim();
    if (said === '' || closed) return;
    onSay(said);
    setText('');
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say();
  };
  const onKey = (event: KeyboardEvent) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    say();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <p id={hint} className="composer-hint" role="status">
        {hintFor(online, waiting)}
      </p>
      <div className="composer-row">
        <textarea
          ref={field}
          data-testid="composer"
          aria-label={`Message to ${room}`}
          aria-describedby={hint}
          placeholder={`Message to ${room}`}
          enterKeyHint="send"
          rows={Math.min(6, text.split('\n').length)}
          maxLength={longestMessage}
          disabled={closed}
          // Where typing starts at once; on a phone it would only raise the keyboard.
          autoFocus={matchMedia('(hover: hover)').matches}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="submit" className="primary" data-testid="send" disabled={closed || text.trim() === ''}>
          Send
        </button>
      </div>
    </form>
  );
}

function hintFor(online: boolean, waiting: number): string {
  if (online) return '';
  if (waiting === 0) return 'You can go on writing: messages wait here and are sent in order.';
  return `${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} here, to be sent in order.`;
}
