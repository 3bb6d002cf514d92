package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/centrifugal/centrifuge"
)

// apiKey is that of bench/tidings.properties.
const apiKey = "the-key-of-the-benchmark"

// call is a request to Centrifugo's /api/publish, as far as the benchmark uses it.
type call struct {
	Channel string          `json:"channel"`
	Data    json.RawMessage `json:"data"`
}

type reply struct {
	Result *place    `json:"result,omitempty"`
	Error  *apiError `json:"error,omitempty"`
}

type place struct {
	Offset uint64 `json:"offset,omitempty"`
	Epoch  string `json:"epoch,omitempty"`
}

type apiError struct {
	Code    uint32 `json:"code"`
	Message string `json:"message"`
}

// publishing stands in for Centrifugo's handler: the same request and answer, on net/http and the library's Publish. It
// checks the key and the JSON, and leaves out what else Centrifugo does for a request: counting it, and its options.
func publishing(node *centrifuge.Node) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-API-Key") != apiKey {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		var publish call
		if json.Unmarshal(body, &publish) != nil || publish.Channel == "" || len(publish.Data) == 0 {
			answer(w, reply{Error: &apiError{Code: 107, Message: "bad request"}})
			return
		}
		result, err := node.Publish(publish.Channel, publish.Data, retention(publish.Channel)...)
		if err != nil {
			answer(w, reply{Error: &apiError{Code: 100, Message: "internal server error"}})
			return
		}
		answer(w, reply{Result: &place{Offset: result.Offset, Epoch: result.Epoch}})
	}
}

// retention is what a channel keeps.
func retention(channel string) []centrifuge.PublishOption {
	if !strings.HasPrefix(channel, benchNamespace) {
		return nil
	}
	return []centrifuge.PublishOption{centrifuge.WithHistory(historySize, historyTTL)}
}

func answer(w http.ResponseWriter, what reply) {
	body, err := json.Marshal(what)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body)
}
