package main

import (
	"context"
	"strings"
	"time"

	"github.com/centrifugal/centrifuge"
)

// Channels of the namespace "bench" have history, recovery, presence, join and leave; all others have none of it.
const benchNamespace = "bench:"

const (
	historySize = 100
	historyTTL  = 5 * time.Minute
)

// connecting lets everybody in, without a token.
func connecting(context.Context, centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
	return centrifuge.ConnectReply{Credentials: &centrifuge.Credentials{}}, nil
}

// connected says what a client may do: subscribe, publish, and ask for what the channel keeps.
func connected(client *centrifuge.Client) {
	client.OnSubscribe(func(e centrifuge.SubscribeEvent, done centrifuge.SubscribeCallback) {
		done(subscription(e), nil)
	})
	client.OnPublish(func(e centrifuge.PublishEvent, done centrifuge.PublishCallback) {
		done(publication(e), nil)
	})
	client.OnPresence(func(_ centrifuge.PresenceEvent, done centrifuge.PresenceCallback) {
		done(centrifuge.PresenceReply{}, nil)
	})
	client.OnPresenceStats(func(_ centrifuge.PresenceStatsEvent, done centrifuge.PresenceStatsCallback) {
		done(centrifuge.PresenceStatsReply{}, nil)
	})
	client.OnHistory(func(_ centrifuge.HistoryEvent, done centrifuge.HistoryCallback) {
		done(centrifuge.HistoryReply{}, nil)
	})
}

// subscription is what Centrifugo makes of a namespace with presence, join_leave, history and force_recovery.
func subscription(e centrifuge.SubscribeEvent) centrifuge.SubscribeReply {
	if !strings.HasPrefix(e.Channel, benchNamespace) {
		return centrifuge.SubscribeReply{}
	}
	return centrifuge.SubscribeReply{Options: centrifuge.SubscribeOptions{
		EmitPresence:   true,
		EmitJoinLeave:  true,
		PushJoinLeave:  e.JoinLeave, // to those who ask for it
		EnableRecovery: true,
	}}
}

// publication carries who published it, as Centrifugo's do.
func publication(e centrifuge.PublishEvent) centrifuge.PublishReply {
	options := centrifuge.PublishOptions{ClientInfo: e.ClientInfo}
	if strings.HasPrefix(e.Channel, benchNamespace) {
		options.HistorySize = historySize
		options.HistoryTTL = historyTTL
	}
	return centrifuge.PublishReply{Options: options}
}
