// Sends every "message" event to every client in the room. One process: that is how Socket.IO is used until its clients are spread
// over several nodes with an adapter.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'], // the transport that all peers are compared on; no polling before it
  perMessageDeflate: false, // the default; with it Socket.IO would frame a broadcast anew for each client
  serveClient: false, // no page is served here
  maxHttpBufferSize: 1024 * 1024, // as the other peers
});

// from Socket.IO's advice on memory: the upgrade's request is not needed any more, once its room is known; after this,
// socket.handshake.query is empty
io.engine.on('connection', (raw) => {
  raw.room = raw.request._query.room ?? 'all';
  raw.request = null;
});

io.on('connection', (socket) => {
  const room = socket.conn.room;
  socket.join(room);
  // the adapter encodes the packet once and hands the same frame to every client
  socket.on('message', (data) => io.to(room).emit('message', data));
});

// the backlog is what Go and Payara have; Node's 511 would drop connections in a rush
http.listen({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 4096 });
