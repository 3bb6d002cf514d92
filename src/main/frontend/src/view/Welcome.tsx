import type { ReactNode } from 'react';
import { Mark } from './Mark';
import { ThemeToggle } from './ThemeToggle';

/** The card one meets before the room. */
export function Welcome({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="welcome">
      <div className="welcome-corner">
        <ThemeToggle />
      </div>
      <section className="card" aria-labelledby="welcome-title">
        <Mark />
        <h1 id="welcome-title">{title}</h1>
        {children}
      </section>
    </main>
  );
}
