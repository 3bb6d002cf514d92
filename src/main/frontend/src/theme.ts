import { device, remember } from './storage';

export type Theme = 'light' | 'dark';

export const prefersDark = '(prefers-color-scheme: dark)';

function system(): Theme {
  return matchMedia(prefersDark).matches ? 'dark' : 'light';
}

/** What is on screen now; public/theme.js has applied a remembered choice before the first paint. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : system();
}

/** Choosing what the system prefers anyway means following the system again. */
export function chooseTheme(theme: Theme): void {
  const follows = theme === system();
  if (follows) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember('theme', follows ? null : theme, device);
}
