package main

import "sync"

// rooms has a hub for each room that was ever asked for; who asks for none shares one.
type rooms struct {
	mutex sync.Mutex
	hubs  map[string]*hub
}

func newRooms() *rooms {
	return &rooms{hubs: make(map[string]*hub)}
}

func (r *rooms) hub(name string) *hub {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	h, known := r.hubs[name]
	if !known {
		h = newHub()
		r.hubs[name] = h
		go h.run()
	}
	return h
}
