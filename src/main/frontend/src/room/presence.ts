/** Who is here: one entry per connection, as the protocol has it, counted per user for people. */

export type Presence = ReadonlyMap<string, string>;

export interface Person {
  user: string;
  /** Connections of that user, usually browser tabs. */
  tabs: number;
}

export interface Arrival {
  kind: 'join' | 'leave';
  client: string;
  user: string;
}

export const nobody: Presence = new Map();

/** Repeated joins of one client and leaves of an unknown one change nothing. */
export function apply(presence: Presence, arrival: Arrival): Presence {
  const known = presence.has(arrival.client);
  if (known === (arrival.kind === 'join')) return presence;
  const next = new Map(presence);
  if (arrival.kind === 'join') next.set(arrival.client, arrival.user);
  else next.delete(arrival.client);
  return next;
}

/** A server's list, then what was pushed while it was on its way. */
export function fromSnapshot(
  clients: Record<string, { user: string }>,
  since: readonly Arrival[],
): Presence {
  const listed: Presence = new Map(Object.entries(clients).map(([client, info]) => [client, info.user]));
  return since.reduce(apply, listed);
}

export function tabsOf(presence: Presence, user: string): number {
  let tabs = 0;
  for (const other of presence.values()) if (other === user) tabs++;
  return tabs;
}

/** One entry per user: oneself first, then by name. */
export function people(presence: Presence, me: string): Person[] {
  const tabs = new Map<string, number>();
  for (const user of presence.values()) tabs.set(user, (tabs.get(user) ?? 0) + 1);
  return [...tabs]
    .map(([user, count]) => ({ user, tabs: count }))
    .sort((a, b) => Number(b.user === me) - Number(a.user === me) || a.user.localeCompare(b.user));
}
