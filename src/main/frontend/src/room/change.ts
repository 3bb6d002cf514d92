/** Who came and who went, in words. */

export interface Change {
  user: string;
  what: 'came' | 'left' | 'opened another tab' | 'closed a tab';
}

/** Named before the rest is counted. */
const named = 3;

/** One sentence for neighbouring changes: "anna and ben joined, cara left". */
export function sentence(changes: readonly Change[], me: string): string {
  const outcomes = new Map<string, string[]>();
  for (const [user, own] of byUser(changes)) {
    const outcome = outcomeOf(own, user === me);
    if (outcome) outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), nameOf(user, me)]);
  }
  const text = [...outcomes].map(([outcome, names]) => `${list(names)} ${outcome}`).join(', ');
  // A name is shown as it is, also at the start of a line.
  return text.replace(/^(you|someone)\b/, (word) => (word === 'you' ? 'You' : 'Someone'));
}

export function nameOf(user: string, me: string): string {
  if (user === me) return 'you';
  return user === '' ? 'someone' : user;
}

function byUser(changes: readonly Change[]): Map<string, Change[]> {
  const users = new Map<string, Change[]>();
  for (const change of changes) users.set(change.user, [...(users.get(change.user) ?? []), change]);
  return users;
}

/** What is left to say when somebody came and went several times. */
function outcomeOf(changes: readonly Change[], isMe: boolean): string | undefined {
  const moves = changes.filter((change) => change.what === 'came' || change.what === 'left');
  const first = moves.at(0)?.what;
  const last = moves.at(-1)?.what;
  if (first === undefined) return tabOutcome(changes, isMe);
  if (first === 'left') return last === 'left' ? 'left' : 'came back';
  return last === 'came' ? 'joined' : 'came and went';
}

function tabOutcome(changes: readonly Change[], isMe: boolean): string | undefined {
  const opened = changes.filter((change) => change.what === 'opened another tab').length;
  const closed = changes.length - opened;
  if (opened === closed) return undefined;
  if (opened > closed) return isMe ? 'joined from another tab' : 'joined from one more tab';
  return 'closed a tab';
}

function list(names: readonly string[]): string {
  if (names.length === 1) return names[0] ?? '';
  const shown = names.length > named + 1 ? names.slice(0, named) : names.slice(0, -1);
  const rest = names.length - shown.length;
  return `${shown.join(', ')} and ${rest === 1 ? (names.at(-1) ?? '') : `${rest} others`}`;
}
