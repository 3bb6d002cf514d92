/** Everyone flies a small signal flag, always the same one for the same name. */

/** Ground and figure; the figures keep apart from their grounds in both themes. */
const colours = [
  ['#c4412c', '#f6f0e2'],
  ['#1d5c9e', '#f6f0e2'],
  ['#1d5c9e', '#f0bd3a'],
  ['#f0bd3a', '#20343a'],
  ['#0f6b66', '#f6f0e2'],
  ['#f6f0e2', '#20343a'],
  ['#c4412c', '#f0bd3a'],
  ['#5b3f86', '#f6f0e2'],
] as const;

/** Figures on a 24 by 18 ground. */
const figures = [
  'M12 0h12v18H12z',
  'M0 9h24v9H0z',
  'M9 0h6v6h9v6h-9v6H9v-6H0V6h9z',
  'M0 0h4l8 6 8-6h4v3l-8 6 8 6v3h-4l-8-6-8 6H0v-3l8-6-8-6z',
  'M0 18 24 0v18z',
  'M12 2.5 21.5 9 12 15.5 2.5 9z',
  'M8 0h8v18H8z',
  'M0 0h12v9H0zM12 9h12v9H12z',
  'M0 6h24v6H0z',
  'M0 0 14 9 0 18z',
  'M7 4.5h10v9H7z',
] as const;

export interface FlagDesign {
  ground: string;
  colour: string;
  figure: string;
}

export function flagOf(user: string): FlagDesign {
  const hash = fnv1a(user);
  const [ground, colour] = colours[hash % colours.length] ?? colours[0];
  const figure = figures[Math.floor(hash / colours.length) % figures.length] ?? figures[0];
  return { ground, colour, figure };
}

/** FNV-1a, 32 bit: small, and spreads short names well. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
