import { explain, type Recovery } from '../room/recovery';

/** Whether a reconnect closed the gap. Always mounted, so that screen readers hear it appear. */
export function RecoveryBadge({ recovery, onDismiss }: { recovery: Recovery | null; onDismiss: () => void }) {
  return (
    <div role="status">
      {recovery && (
        <div
          className={`strip ${recovery.recovered ? 'strip-good' : 'strip-warn'}`}
          data-testid="recovery-badge"
          data-recovered={recovery.recovered}
          data-count={recovery.count}
        >
          <p>
            <span className="sign" aria-hidden="true">
              {recovery.recovered ? '✓' : '!'}
            </span>{' '}
            {explain(recovery)}
          </p>
          <button type="button" className="icon" aria-label="Dismiss" onClick={onDismiss}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="m6 6 12 12M18 6 6 18" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </button>
        </div>
      )}
    </div>
  );
}
