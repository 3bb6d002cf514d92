// A chat hub on Gin and gorilla/websocket, in the shape that gorilla's own chat example made the usual one: one hub
// goroutine that owns the set of clients, and for each client a buffered channel and two goroutines.
package main

import (
	"log"
	"net/http"
	"os"
	"sync"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/websocket"
)

// What gorilla's documentation recommends: a buffer of its default size, since frames as large as that go out whole, from
// a pool, since most connections are idle most of the time. Nothing is compressed; that is the default, and faster.
var upgrader = websocket.Upgrader{
	ReadBufferSize:  1024,
	WriteBufferSize: 4096,
	WriteBufferPool: &sync.Pool{},
	CheckOrigin:     func(*http.Request) bool { return true },
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gin HOST:PORT")
	}
	rooms := newRooms()

	// without gin.Logger, which would write a line for each connection
	router := gin.New()
	router.Use(gin.Recovery())
	router.GET("/ws", func(c *gin.Context) {
		conn, err := upgrader.Upgrade(c.Writer, c.Request, nil)
		if err != nil {
			return // Upgrade has answered
		}
		serve(rooms.hub(c.Query("room")), conn)
	})
	log.Fatal(router.Run(os.Args[1]))
}
