import { beforeEach, expect, test } from 'vitest';
import { FakeLine } from './FakeLine';
import { Room } from './Room';

let line: FakeLine;
let room: Room;

beforeEach(() => {
  line = new FakeLine();
  room = new Room(line.asLine(), 'me');
  room.enter();
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
const said = () => room.get().transcript.entries.map((entry) => (entry.kind === 'said' ? entry.text : entry.kind));
const waiting = () => room.get().outbox.map((item) => `${item.text} ${item.state}`);

async function arrive() {
  line.subscribed();
  await settled();
}

test('shows the newest history, oldest first', async () => {
  line.stored = [line.pub(2, 'two'), line.pub(1, 'one')];
  expect(room.get().loading).toBe(true);
  await arrive();
  expect(said()).toEqual(['one', 'two']);
  expect(room.get()).toMatchObject({ loading: false, recovery: null });
});

test('a message is pending, then confirmed by its publication, and on screen once', async () => {
  await arrive();
  room.say('hi');
  expect(waiting()).toEqual(['hi sending']);
  line.emit('publication', line.pub(1, line.published[0], 'me'));
  expect(waiting()).toEqual([]);
  await settled();
  expect(said()).toEqual(['hi']);
});

test('the same id from somebody else confirms nothing', async () => {
  await arrive();
  room.say('hi');
  line.emit('publication', line.pub(1, line.published[0], 'ben'));
  expect(waiting()).toEqual(['hi sending']);
});

test('what is written offline is queued, and sent in order after the recovery', async () => {
  await arrive();
  line.emit('subscribing', {});
  room.say('one');
  room.say('two');
  expect(waiting()).toEqual(['one queued', 'two queued']);
  line.subscribed({ wasRecovering: true, recovered: true }, [line.pub(1, 'meanwhile')]);
  expect(line.published).toEqual([]);
  await settled();
  expect(line.published.map((data) => data.text)).toEqual(['one', 'two']);
  expect(room.get().recovery).toEqual({ recovered: true, count: 1, blind: false });
});

test('a message in flight when the connection breaks is sent once more under its id, unless it arrived', async () => {
  await arrive();
  line.hold = true;
  room.say('arrived');
  const [first] = line.published;
  line.drop();
  await settled();
  expect(waiting()).toEqual(['arrived queued']);
  line.hold = false;
  line.subscribed({ wasRecovering: true, recovered: true }, [line.pub(1, first, 'me')]);
  await settled();
  expect(line.published).toHaveLength(1);
  expect(said()).toEqual(['arrived']);
});

test('without recovery: a gap, history again, and a badge that says so', async () => {
  line.stored = [line.pub(1, 'old')];
  await arrive();
  line.drop();
  line.stored = [line.pub(1, 'new')];
  line.subscribed({ wasRecovering: true, recovered: false, streamPosition: { offset: 1, epoch: 'B' } });
  await settled();
  expect(said()).toEqual(['old', 'gap', 'new']);
  expect(room.get().recovery).toEqual({ recovered: false, count: 0, blind: false });
});

test('a refused message fails with its reason, and can be retried', async () => {
  await arrive();
  line.refusal = { code: 103, message: 'permission denied' };
  room.say('hi');
  await settled();
  expect(room.get().outbox[0]).toMatchObject({ state: 'failed', error: 'permission denied (103)' });
  line.refusal = null;
  room.retry(room.get().outbox[0]?.id ?? '');
  await settled();
  expect(waiting()).toEqual(['hi sent']);
});

test('no answer: said so, and sent again by itself after a reconnect', async () => {
  await arrive();
  line.refusal = { code: 1, message: 'timeout' };
  room.say('hi');
  await settled();
  expect(waiting()).toEqual(['hi failed']);
  line.refusal = null;
  line.drop();
  expect(waiting()).toEqual(['hi queued']);
});

test('who joins while the list is on its way is counted once and told', async () => {
  line.here = { c1: { user: 'me' }, c2: { user: 'ben' } };
  line.subscribed();
  line.emit('join', { info: { client: 'c1', user: 'me' } });
  line.emit('join', { info: { client: 'c3', user: 'ben' } });
  await settled();
  expect(room.get().presence.size).toBe(3);
  expect(room.get().transcript.entries).toMatchObject([
    { kind: 'traffic', changes: [{ user: 'me', what: 'came' }, { user: 'ben', what: 'opened another tab' }] },
  ]);
  line.emit('leave', { info: { client: 'c3', user: 'ben' } });
  line.emit('leave', { info: { client: 'c2', user: 'ben' } });
  expect(room.get().transcript.entries[0]).toMatchObject({ changes: [{}, {}, { what: 'closed a tab' }, { what: 'left' }] });
});

test('a room that does not let one in', () => {
  line.emit('unsubscribed', { code: 103, reason: 'permission denied' });
  expect(room.get()).toMatchObject({ refused: { code: 103, reason: 'permission denied' }, loading: false });
});
