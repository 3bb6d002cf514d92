import type { Person } from '../room/presence';
import { Flag } from './Flag';

interface PeopleProps {
  people: readonly Person[];
  me: string;
  /** While offline the list is what was known last. */
  stale: boolean;
  onRename: () => void;
}

/** Who is here: one line per person, however many tabs. */
export function People({ people, me, stale, onRename }: PeopleProps) {
  return (
    <section className="people" aria-labelledby="people-title">
      <h2 id="people-title">
        Who is here <span className="count">{people.length}</span>
      </h2>
      {stale && <p className="quiet">As it was when the connection was lost.</p>}
      <ul data-testid="presence-list">
        {people.map(({ user, tabs }) => (
          <li key={user} data-testid="presence-user" data-user={user} data-tabs={tabs}>
            <Flag user={user} />
            <span className="who">{user === '' ? 'someone' : user}</span>
            {user === me && <span className="you">you</span>}
            {tabs > 1 && <span className="quiet tabs">{tabs} tabs</span>}
          </li>
        ))}
      </ul>
      <button type="button" className="small" onClick={onRename}>
        Change name
      </button>
    </section>
  );
}
