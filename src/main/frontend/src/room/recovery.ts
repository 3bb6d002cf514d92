/** What became of the messages sent while this page was away. */
export interface Recovery {
  recovered: boolean;
  /** Publications that came in by recovery. */
  count: number;
  /** The channel keeps no position, so nobody can say what was missed. */
  blind: boolean;
}

/** The SDK's `subscribed` context, as far as it matters here. */
export interface Resubscribed {
  wasRecovering: boolean;
  recovered: boolean;
}

export function judge(context: Resubscribed, count: number): Recovery {
  const recovered = context.wasRecovering && context.recovered;
  return { recovered, count: recovered ? count : 0, blind: !context.wasRecovering };
}

export function explain(recovery: Recovery): string {
  if (recovery.blind) return 'Back online. This room keeps no history, so messages sent meanwhile are not shown.';
  if (!recovery.recovered) {
    return 'Some messages may be missing: the server no longer has them (it was restarted or kept too few).';
  }
  if (recovery.count === 0) return 'Back online: nothing was missed';
  return `Back online: ${recovery.count} missed ${recovery.count === 1 ? 'message' : 'messages'} recovered`;
}
