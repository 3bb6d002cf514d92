import { useState } from 'react';
import { chooseTheme, currentTheme, prefersDark } from '../theme';
import { useMedia } from '../useMedia';

export function ThemeToggle() {
  // The system's preference and the choice both decide; either change draws this anew.
  useMedia(prefersDark);
  const [, redraw] = useState(0);
  const next = currentTheme() === 'dark' ? 'light' : 'dark';
  const toggle = () => {
    chooseTheme(next);
    redraw((count) => count + 1);
  };
  return (
    <button
      type="button"
      className="icon"
      data-testid="theme-toggle"
      aria-label={`Switch to the ${next} theme`}
      title={`Switch to the ${next} theme`}
      onClick={toggle}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path d="M12 3.8a8.2 8.2 0 0 1 0 16.4z" fill="currentColor" />
      </svg>
    </button>
  );
}
