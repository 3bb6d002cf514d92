import { device, recall, remember, tab } from './storage';

/** The display name, which is the user id of the development token. */

export const longestName = 32;

/** This tab's name; a new tab starts with the last one used on this device. */
export function rememberedName(): string | null {
  const name = recall('name', tab) ?? recall('name', device);
  return name === null ? null : tidyName(name);
}

export function rememberName(name: string): void {
  remember('name', name, tab);
  remember('name', name, device);
}

/** Without control characters and surrounding or repeated blanks; null when nothing is left. */
export function tidyName(text: string): string | null {
  const name = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return name === '' ? null : [...name].slice(0, longestName).join('').trim();
}

const manners = ['brisk', 'calm', 'bright', 'merry', 'quiet', 'bold', 'kind', 'swift', 'sunny', 'wise'];
const birds = ['heron', 'tern', 'plover', 'avocet', 'gannet', 'curlew', 'petrel', 'swift', 'puffin', 'egret'];

/** Something friendly to start with, such as `calm-heron`. */
export function suggestName(random: () => number = Math.random): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? 'guest';
  return `${pick(manners)}-${pick(birds)}`;
}
