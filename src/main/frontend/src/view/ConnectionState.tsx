import type { ConnectionStatus } from '../connection/Connection';
import { detail, headline } from '../connection/wording';

/** The state in one word, and the whole of it for screen readers: politely, once per change. */
export function ConnectionState({ status }: { status: ConnectionStatus }) {
  const why = detail(status);
  return (
    <div className="state" data-testid="connection-state" data-state={status.state}>
      <span className="dot" aria-hidden="true" />
      <span className="state-word" aria-hidden="true">
        {headline(status)}
      </span>
      <span className="sr-only" role="status">
        {why === '' ? headline(status) : `${headline(status)}: ${why}`}
      </span>
    </div>
  );
}
