/** What a reader sees: an announcement, or that some are missing. */
export type Entry = { kind: 'announcement'; id: string; text: string } | { kind: 'gap'; id: string };

/** The text of an announcement: `{"text": …}`, a string, or any other JSON as it is. */
export function textOf(data: string): string {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
      return value.text;
    }
  } catch {
    // Not JSON; shown as it is.
  }
  return data;
}

/** Newest first. An id that is there already came twice, as at-least-once delivery may. */
export function withEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  return entries.some(({ kind, id }) => kind === entry.kind && id === entry.id) ? entries : [entry, ...entries];
}
