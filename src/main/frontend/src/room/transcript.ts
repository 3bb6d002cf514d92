import { readMessage } from './message';
import type { Change } from './change';

/** What was said, and who came and went, in the order it is shown. Plain values, no React. */

export interface Said {
  kind: 'said';
  key: string;
  /** Null: published by the server itself, `''`: by somebody anonymous. */
  user: string | null;
  text: string;
  shape: 'text' | 'json';
  id?: string;
  at?: number;
  offset?: number;
  /** Offsets count within an epoch; after a restart they start again. */
  epoch: string;
}

/** Neighbouring arrivals and departures share one entry, so that a busy room stays readable. */
export interface Traffic {
  kind: 'traffic';
  key: string;
  changes: readonly Change[];
}

/** Here something may be missing. History of a later subscription is never shown above it. */
export interface Gap {
  kind: 'gap';
  key: string;
}

export type Entry = Said | Traffic | Gap;

export interface Transcript {
  entries: readonly Entry[];
  epoch: string;
  /** Makes keys for entries that bring none. */
  count: number;
}

/** The fields of a publication the transcript reads; the SDK's context has more. */
export interface Publication {
  data: unknown;
  info?: { user: string };
  offset?: number;
}

export const empty: Transcript = { entries: [], epoch: '', count: 0 };

/** More would make a day-old tab heavy; what is dropped is still in the server's history, or was. */
const longest = 1000;

export function withEpoch(transcript: Transcript, epoch: string): Transcript {
  return { ...transcript, epoch };
}

/** A live or recovered publication: always the newest. `receivedAt` only for live ones. */
export function published(transcript: Transcript, publication: Publication, receivedAt?: number): Transcript {
  const said = read(transcript, publication, receivedAt);
  return isKnown(transcript.entries, said) ? transcript : append(transcript, said);
}

/** History, oldest first, merged by offset into what is already on screen. */
export function withHistory(transcript: Transcript, publications: readonly Publication[]): Transcript {
  return publications.reduce((merged, publication) => {
    const said = read(merged, publication);
    if (isKnown(merged.entries, said)) return merged;
    const entries = [...merged.entries];
    entries.splice(placeFor(entries, said), 0, said);
    return { ...merged, entries: entries.slice(-longest), count: merged.count + 1 };
  }, transcript);
}

export function changed(transcript: Transcript, change: Change): Transcript {
  const last = transcript.entries.at(-1);
  if (last?.kind !== 'traffic') {
    return append(transcript, { kind: 'traffic', key: `t${transcript.count}`, changes: [change] });
  }
  const grown: Traffic = { ...last, changes: [...last.changes, change] };
  return { ...transcript, entries: [...transcript.entries.slice(0, -1), grown] };
}

export function withGap(transcript: Transcript): Transcript {
  if (transcript.entries.length === 0) return transcript;
  return append(transcript, { kind: 'gap', key: `g${transcript.count}` });
}

export function lastSaid(transcript: Transcript): Said | undefined {
  return transcript.entries.findLast((entry) => entry.kind === 'said');
}

function append(transcript: Transcript, entry: Entry): Transcript {
  const entries = [...transcript.entries, entry].slice(-longest);
  return { ...transcript, entries, count: transcript.count + 1 };
}

function read(transcript: Transcript, publication: Publication, receivedAt?: number): Said {
  const message = readMessage(publication.data);
  const user = publication.info?.user ?? null;
  const said: Said = { kind: 'said', user, epoch: transcript.epoch, key: '', ...message };
  if (receivedAt !== undefined && said.at === undefined) said.at = receivedAt;
  if (publication.offset !== undefined) said.offset = publication.offset;
  said.key = keyOf(said, transcript.count);
  return said;
}

function keyOf(said: Said, count: number): string {
  if (said.id !== undefined) return `m ${said.user ?? ''} ${said.id}`;
  if (said.offset !== undefined) return `o ${said.epoch} ${said.offset}`;
  return `n${count}`;
}

/** By the sender's id, or by its place in the stream; the sender may have had to send it twice. */
function isKnown(entries: readonly Entry[], said: Said): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'said' &&
      (entry.key === said.key ||
        (said.offset !== undefined && entry.offset === said.offset && entry.epoch === said.epoch)),
  );
}

/** After its predecessor in the stream; without one, after the last gap, before all that is newer. */
function placeFor(entries: readonly Entry[], said: Said): number {
  const start = entries.findLastIndex((entry) => entry.kind === 'gap') + 1;
  const offset = said.offset ?? Number.POSITIVE_INFINITY;
  const previous = entries.findLastIndex(
    (entry) => entry.kind === 'said' && entry.epoch === said.epoch && (entry.offset ?? offset) < offset,
  );
  return Math.max(start, previous + 1);
}
