import type { ConnectionStatus } from '../connection/Connection';
import { detail, elapsed } from '../connection/wording';
import { useNow } from '../useNow';

/** A first connection gets this long before the page remarks on it. */
const patience = 2000;

interface ConnectionStripProps {
  status: ConnectionStatus;
  onRetry: () => void;
}

/** What is wrong, for how long, and a way to try at once. Not live: ConnectionState announces. */
export function ConnectionStrip({ status, onRetry }: ConnectionStripProps) {
  const off = status.state !== 'connected';
  const now = useNow(off);
  if (!off || (!status.before && status.state === 'connecting' && now - status.since < patience)) return null;
  const why = detail(status);
  return (
    <div className="strip strip-off" data-state={status.state}>
      <p>
        <strong>{titleOf(status)}</strong>
        {status.state === 'connecting' && <span className="digits"> {elapsed(now - status.since)}</span>}
        {why !== '' && <span> · {why}</span>}
        {status.state === 'connecting' && <span> · retrying</span>}
      </p>
      <button type="button" className="small" onClick={onRetry}>
        {status.state === 'connecting' ? 'Retry now' : 'Connect again'}
      </button>
    </div>
  );
}

function titleOf({ state, before }: ConnectionStatus): string {
  if (state === 'disconnected') return 'Disconnected';
  return before ? 'Offline' : 'The server does not answer';
}
