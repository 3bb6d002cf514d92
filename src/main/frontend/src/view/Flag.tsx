import { memo } from 'react';
import { flagOf } from './flag';

/** Decorative: the name is always written beside it. */
export const Flag = memo(function Flag({ user }: { user: string }) {
  const { ground, colour, figure } = flagOf(user);
  return (
    <svg className="flag" viewBox="0 0 24 18" aria-hidden="true">
      <path fill={ground} d="M0 0h24v18H0z" />
      <path fill={colour} d={figure} />
    </svg>
  );
});
