// Sends every message to every client in the room: the broadcast example of ws's own documentation, with the heartbeat it
// recommends against broken connections. One process: that is how ws is used as long as clients share state.
import { WebSocket, WebSocketServer } from 'ws';

const HEARTBEAT_MILLIS = 30_000; // as in ws's documentation

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  path: '/ws',
  perMessageDeflate: false, // the default, and better for ws here: nobody's frames are compressed
  backlog: 4096, // what Go and Payara have; Node's 511 would drop connections in a rush
  maxPayload: 1024 * 1024, // as the other peers
});

const rooms = new Map(); // who asks for no room shares one

function enter(client, request) {
  const name = new URL(request.url, 'ws://localhost').searchParams.get('room') ?? '';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(client));
  client.on('close', () => room.delete(client));
  return room;
}

server.on('connection', (client, request) => {
  const room = enter(client, request);
  client.isAlive = true;
  client.on('pong', () => {
    client.isAlive = true;
  });
  client.on('error', () => client.terminate());
  client.on('message', (data, isBinary) => {
    // data is a Buffer: ws sends it as it is, without encoding a string for every client
    for (const other of room) {
      if (other.readyState === WebSocket.OPEN) {
        other.send(data, { binary: isBinary });
      }
    }
  });
});

setInterval(() => {
  for (const client of server.clients) {
    if (!client.isAlive) {
      client.terminate();
    } else {
      client.isAlive = false;
      client.ping();
    }
  }
}, HEARTBEAT_MILLIS);
