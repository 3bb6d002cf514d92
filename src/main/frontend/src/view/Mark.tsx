/** The mark: a messenger's pennant over a tide line. Decorative; the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="mark-ground" width="32" height="32" rx="7" />
      <path className="mark-mast" d="M8 6v20" />
      <path className="mark-cloth" d="M10 8h17l-5 6 5 6H10z" />
      <path className="mark-tide" d="M10 14c2.2-2 4-2 6.2 0s4 1.6 5.8 0l5 6H10z" />
    </svg>
  );
}
