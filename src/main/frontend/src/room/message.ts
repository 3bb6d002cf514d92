/**
 * What a publication says. The page sends `{text, id, at}`; other programs publish what they like,
 * so everything is shown in some form and nothing throws (the SDK stops a client whose handler throws).
 */
export interface Message {
  text: string;
  /** `json` is something the page does not know, shown as it came. */
  shape: 'text' | 'json';
  /** Chosen by the sender; with the user it tells a repeated message from a new one. */
  id?: string;
  /** Unix milliseconds by the sender's clock. */
  at?: number;
}

const longestJson = 2000;

export function readMessage(data: unknown): Message {
  if (typeof data === 'string') return { text: data, shape: 'text' };
  if (typeof data === 'object' && data !== null && 'text' in data && typeof data.text === 'string') {
    const message: Message = { text: data.text, shape: 'text' };
    if ('id' in data && typeof data.id === 'string' && data.id !== '') message.id = data.id;
    if ('at' in data && isTime(data.at)) message.at = data.at;
    return message;
  }
  return { text: compact(data), shape: 'json' };
}

/** A date that can be shown: a clock far off is worse than no time at all. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value > Date.UTC(2000, 0) && value < Date.now() + 3_600_000;
}

function compact(data: unknown): string {
  const json = JSON.stringify(data) ?? 'null';
  return json.length > longestJson ? `${json.slice(0, longestJson)}…` : json;
}
