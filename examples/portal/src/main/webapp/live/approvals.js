// A Faces page that is live: the hub says that something has changed, and Faces renders the list anew.
import { follow } from './live.js';

const render = () => refreshApprovals(); // defined by <h:commandScript>
follow('portal:approvals', render, render);

// Rendering replaces what has the focus; who works with the keyboard goes on where they were.
let focused = null;

function remember() {
  const active = document.activeElement;
  const card = active?.closest('[data-id]');
  focused = card ? { card: card.dataset.id, button: active.dataset.do } : { element: active?.id };
}

function restore() {
  const now = document.activeElement;
  if (!focused || (now && now !== document.body)) return;
  const card = focused.card && document.querySelector(`[data-id="${focused.card}"]`);
  const same = card ? card.querySelector(`[data-do="${focused.button}"]`) : document.getElementById(focused.element);
  const next = focused.card && (document.querySelector('[data-do]') ?? document.getElementById('main'));
  (same ?? next)?.focus();
}

// Where the session has ended, the answer is the login form, which is no answer to Faces.
faces.ajax.addOnError(() => location.reload());
faces.ajax.addOnEvent(({ status }) => (status === 'success' ? restore() : remember()));
