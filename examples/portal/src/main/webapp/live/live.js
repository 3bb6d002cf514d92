// The page's one connection to the hub, and what all pages show of it: its state, who is here, and what the reader is told.
// `Centrifuge` is the SDK of that name; centrifuge.js defines it.

const find = (id) => document.getElementById(id);

/** Asks this portal. Where its session has ended the answer is the login form, and the page goes there. */
export async function ask(path, options) {
  const response = await fetch(path, options);
  if (response.ok && !(response.headers.get('Content-Type') ?? '').includes('json')) {
    location.reload();
    throw new Centrifuge.UnauthorizedError('logged out');
  }
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const live = await ask('rest/live');
const address = new URL(live.endpoint, location.href);
address.protocol = address.protocol.replace('http', 'ws');

// Embedded, the session's cookie goes along. Beside, each connection shows a ticket that is good once.
const hub = new Centrifuge(
  address.href,
  live.wantsTicket ? { getToken: async () => (await ask('rest/live/ticket', { method: 'POST' })).ticket } : {},
);

const STATES = { connecting: 'Connecting …', connected: 'Live', disconnected: 'Not live: reload the page' };
hub.on('state', ({ newState }) => {
  find('state').textContent = STATES[newState];
  find('state').dataset.state = newState;
});
find('me').textContent = live.user;

/** Called for each publication in the channel; `read` when some may have been missed, as at the beginning. */
export function follow(channel, read, published) {
  const subscription = hub.newSubscription(channel);
  subscription.on('subscribed', ({ recovered }) => {
    if (!recovered) read();
  });
  subscription.on('publication', ({ data }) => published(data));
  subscription.subscribe();
}

// What is published to this user alone: the server has subscribed the connection to that.
hub.on('publication', ({ data }) => {
  const word = document.createElement('p');
  word.textContent = data.text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => word.remove());
  word.append(close);
  find('words').append(word);
});

const people = hub.newSubscription('people:here');
async function showPeople() {
  const { clients } = await people.presence();
  const users = [...new Set(Object.values(clients).map(({ user }) => user))].sort();
  find('here').replaceChildren(
    ...users.map((user) => {
      const item = document.createElement('li');
      item.textContent = user === live.user ? `${user} (you)` : user;
      item.dataset.user = user;
      return item;
    }),
  );
}
// A connection that is lost meanwhile is no matter: the next one asks again.
for (const event of ['subscribed', 'join', 'leave']) people.on(event, () => showPeople().catch(() => {}));
people.subscribe();
hub.connect();
