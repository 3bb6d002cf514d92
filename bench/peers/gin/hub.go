package main

// hub owns the set of clients; only its goroutine touches it.
type hub struct {
	clients    map[*client]struct{}
	register   chan *client
	unregister chan *client
	broadcast  chan []byte
}

func newHub() *hub {
	return &hub{
		clients:    make(map[*client]struct{}),
		register:   make(chan *client),
		unregister: make(chan *client),
		broadcast:  make(chan []byte),
	}
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.register:
			h.clients[c] = struct{}{}
		case c := <-h.unregister:
			h.drop(c)
		case message := <-h.broadcast:
			for c := range h.clients {
				select {
				case c.send <- message:
				default: // its buffer is full: a client that does not keep up is let go, so that the hub never waits
					h.drop(c)
				}
			}
		}
	}
}

func (h *hub) drop(c *client) {
	if _, known := h.clients[c]; known {
		delete(h.clients, c)
		close(c.send)
	}
}
