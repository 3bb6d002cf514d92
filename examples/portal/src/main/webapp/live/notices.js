// A page of plain HTML: it reads and posts notices by REST, and new ones come by the hub.
import { ask, follow } from './live.js';

const list = document.getElementById('notices');
const form = document.getElementById('post');
const problem = document.getElementById('problem');
const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function line(className, ...parts) {
  const element = document.createElement('p');
  element.className = className;
  element.append(...parts);
  return element;
}

function card(notice) {
  const item = document.createElement('li');
  item.className = 'sheet card';
  item.dataset.id = notice.id;
  const at = document.createElement('time');
  at.dateTime = notice.at;
  at.textContent = time.format(new Date(notice.at));
  item.append(line('what', notice.text), line('by', `${notice.user}, `, at));
  return item;
}

// What comes while notices are being read waits for that, and may be among them.
let reading = Promise.resolve();

function read() {
  reading = ask('rest/notices').then((notices) => list.replaceChildren(...notices.map(card)), complain);
}

async function show(notice) {
  await reading;
  if (!list.querySelector(`[data-id="${notice.id}"]`)) list.prepend(card(notice));
}

function complain(failure) {
  problem.textContent = `That did not work (${failure.message}). Try again.`;
  problem.hidden = false;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.hidden = true;
  try {
    const text = form.elements.text.value;
    await show(
      await ask('rest/notices', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text }),
      }),
    );
    form.reset();
  } catch (failure) {
    complain(failure);
  }
});

follow('portal:notices', read, show);
