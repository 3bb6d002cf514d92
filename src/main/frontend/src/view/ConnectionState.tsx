import type { ConnectionStatus } from '../connection/Connection';
import { carrier, detail, headline } from '../connection/wording';

/** The state in one word, and the whole of it for screen readers: politely, once per change. */
export function ConnectionState({ status }: { status: ConnectionStatus }) {
  const why = detail(status);
  const how = carrier(status);
  return (
    <div
      className="state"
      data-testid="connection-state"
      data-state={status.state}
      data-transport={status.transport}
    >
      <span className="dot" aria-hidden="true" />
      <span className="state-word" aria-hidden="true">
        {headline(status)}
        {how !== '' && <span className="state-carrier"> {how}</span>}
      </span>
      <span className="sr-only" role="status">
        {headline(status)}
        {how !== '' && ` ${how}`}
        {why !== '' && `: ${why}`}
      </span>
    </div>
  );
}
