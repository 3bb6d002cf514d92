package main

import (
	"bytes"
	"os"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The numbers of gorilla's chat example, but for the size of a message, which the benchmark varies up to 64 KiB.
const (
	sendBuffer      = 256
	writeWait       = 10 * time.Second
	pongWait        = 60 * time.Second
	pingPeriod      = pongWait * 9 / 10
	maxMessageBytes = 1 << 20
)

// Whether messages that wait are joined: gin does not, as the gateway that Tidings grew from did not, gin-joined does.
var joining = os.Getenv("GIN_JOINED") == "yes"

// Where messages are joined; shared, so that a client holds no such buffer while it has nothing to say.
var joints = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// client is one connection: its reader brings messages to the hub, its writer takes them from the send channel.
type client struct {
	hub  *hub
	conn *websocket.Conn
	send chan []byte
}

func serve(h *hub, conn *websocket.Conn) {
	c := &client{hub: h, conn: conn, send: make(chan []byte, sendBuffer)}
	h.register <- c
	go c.write()
	go c.read()
}

func (c *client) read() {
	defer func() {
		c.hub.unregister <- c
		c.conn.Close()
	}()
	c.conn.SetReadLimit(maxMessageBytes)
	c.conn.SetReadDeadline(time.Now().Add(pongWait))
	c.conn.SetPongHandler(func(string) error {
		return c.conn.SetReadDeadline(time.Now().Add(pongWait))
	})
	for {
		_, message, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		// a newline separates joined messages, so none may be inside one
		if bytes.IndexByte(message, '\n') >= 0 {
			message = bytes.TrimSpace(bytes.ReplaceAll(message, []byte{'\n'}, []byte{' '}))
		}
		c.hub.broadcast <- message
	}
}

func (c *client) write() {
	pings := time.NewTicker(pingPeriod)
	defer func() {
		pings.Stop()
		c.conn.Close()
	}()
	for {
		select {
		case message, open := <-c.send:
			c.conn.SetWriteDeadline(time.Now().Add(writeWait))
			if !open { // the hub has let this client go
				c.conn.WriteMessage(websocket.CloseMessage, nil)
				return
			}
			if c.writeWithQueued(message) != nil {
				return
			}
		case <-pings.C:
			c.conn.SetWriteDeadline(time.Now().Add(writeWait))
			if c.conn.WriteMessage(websocket.PingMessage, nil) != nil {
				return
			}
		}
	}
}

// writeWithQueued sends the message; where messages are joined, with all that queued up behind it as one WebSocket message,
// a line each. That is the trick of gorilla's chat example, and takes a system call where a frame for each message takes
// many. The example writes through the connection's buffer of 1 KiB and so calls the system once for each of those; joined
// elsewhere, the whole goes out at once, which was up to twice as fast.
func (c *client) writeWithQueued(message []byte) error {
	queued := len(c.send)
	if queued == 0 || !joining {
		return c.conn.WriteMessage(websocket.TextMessage, message)
	}
	joint := joints.Get().(*bytes.Buffer)
	defer joints.Put(joint)
	joint.Reset()
	joint.Write(message)
	for range queued {
		joint.WriteByte('\n')
		joint.Write(<-c.send) // nothing, if the hub has let this client go meanwhile
	}
	return c.conn.WriteMessage(websocket.TextMessage, joint.Bytes())
}
