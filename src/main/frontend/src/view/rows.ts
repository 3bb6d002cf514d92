import type { OutboxItem } from '../room/outbox';
import type { Gap, Said, Traffic, Transcript } from '../room/transcript';

/** The lines of the transcript as they are drawn: days, grouped messages, what is still going out. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'said'; key: string; said: Said; own: boolean; lead: boolean; pending?: OutboxItem }
  | Traffic
  | Gap;

/** After this pause the sender and the time are shown again. */
const pause = 5 * 60_000;

export function rowsOf(transcript: Transcript, outbox: readonly OutboxItem[], me: string): Row[] {
  const rows: Row[] = [];
  let day = '';
  const say = (said: Said, pending?: OutboxItem) => {
    if (said.at !== undefined && dayOf(said.at) !== day) {
      day = dayOf(said.at);
      rows.push({ kind: 'day', key: `d ${day} ${said.key}`, at: said.at });
    }
    const row: Row = { kind: 'said', key: said.key, said, own: said.user === me, lead: leads(rows.at(-1), said) };
    rows.push(pending ? { ...row, pending } : row);
  };
  for (const entry of transcript.entries) {
    if (entry.kind === 'said') say(entry);
    else rows.push(entry);
  }
  for (const item of outbox) say(saidBy(me, item), item);
  return rows;
}

/** The key its publication will have, so that React keeps the element when it is confirmed. */
function saidBy(me: string, { id, text, at }: OutboxItem): Said {
  return { kind: 'said', key: `m ${me} ${id}`, user: me, text, shape: 'text', id, at, epoch: '' };
}

function leads(previous: Row | undefined, said: Said): boolean {
  if (previous?.kind !== 'said' || previous.said.user !== said.user) return true;
  const [before, now] = [previous.said.at, said.at];
  return before !== undefined && now !== undefined && now - before > pause;
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
