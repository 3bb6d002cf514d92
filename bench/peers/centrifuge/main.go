// A server on the library centrifuge, which Centrifugo is made of, with Centrifugo's defaults wherever the library has
// them. It stands in for Centrifugo where that cannot be had.
package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"github.com/centrifugal/centrifuge"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: centrifuge HOST:PORT")
	}
	// What is not set has the same default here as in Centrifugo: a queue of 1 MiB for each client, 16 messages in a
	// frame, no write delay, commands of a connection one after another, no compression.
	node, err := centrifuge.New(centrifuge.Config{
		LogLevel: centrifuge.LogLevelError,
		LogHandler: func(entry centrifuge.LogEntry) {
			log.Println(entry.Message, entry.Fields)
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	node.OnConnecting(connecting)
	node.OnConnect(connected)
	if err := node.Run(); err != nil {
		log.Fatal(err)
	}

	http.Handle("/connection/websocket", centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{
		CheckOrigin:  func(*http.Request) bool { return true },
		WriteTimeout: time.Second, // Centrifugo's default
		// Centrifugo's 64 KiB would refuse the benchmark's largest message, which has an envelope besides
		MessageSizeLimit: 1 << 20,
		PingPongConfig: centrifuge.PingPongConfig{ // Centrifugo's defaults
			PingInterval: 25 * time.Second,
			PongTimeout:  8 * time.Second,
		},
	}))
	http.Handle("/api/publish", publishing(node))
	log.Fatal(http.ListenAndServe(os.Args[1], nil))
}
