"""The library cent, as an application would use it: every method, and what each must answer."""

import sys
import uuid

from cent import (
    BatchRequest,
    BroadcastRequest,
    CentApiResponseError,
    CentUnauthorizedError,
    ChannelsRequest,
    Client,
    Disconnect,
    DisconnectRequest,
    HistoryRemoveRequest,
    HistoryRequest,
    InfoRequest,
    PresenceRequest,
    PresenceStatsRequest,
    PublishRequest,
    RefreshRequest,
    StreamPosition,
    SubscribeRequest,
    UnsubscribeRequest,
)

url, key = sys.argv[1], sys.argv[2]
client = Client(url + "/api", key)
channel = "chat:" + uuid.uuid4().hex
user = uuid.uuid4().hex


def refused(code, call):
    try:
        call()
    except CentApiResponseError as error:
        assert error.code == code, error
    else:
        raise AssertionError(f"not refused with {code}")


once = PublishRequest(channel=channel, data={"n": 1}, tags={"k": "v"}, idempotency_key="k")
first = client.publish(once)
assert first.offset == 1 and first.epoch, first
assert client.publish(once) == first
assert client.publish(PublishRequest(channel=channel, data=None, b64data="eyJuIjoyfQ==")).offset == 2
assert not client.publish(PublishRequest(channel=channel, data=3, skip_history=True)).offset
refused(102, lambda: client.publish(PublishRequest(channel="nowhere:1", data=1)))

several = client.broadcast(BroadcastRequest(channels=[channel, "nowhere:1"], data={"n": 3}))
assert several.responses[0].result.offset == 3, several
assert several.responses[1].error.code == 102, several

history = client.history(HistoryRequest(channel=channel, limit=10))
assert [each.data["n"] for each in history.publications] == [1, 2, 3], history
assert history.publications[0].tags == {"k": "v"} and history.offset == 3, history
since = StreamPosition(offset=2, epoch=first.epoch)
assert len(client.history(HistoryRequest(channel=channel, limit=10, since=since)).publications) == 1
stale = StreamPosition(offset=2, epoch="other")
refused(112, lambda: client.history(HistoryRequest(channel=channel, limit=10, since=stale)))
client.history_remove(HistoryRemoveRequest(channel=channel))
assert client.history(HistoryRequest(channel=channel, limit=10)).publications == []

assert client.presence(PresenceRequest(channel=channel)).presence == {}
assert client.presence_stats(PresenceStatsRequest(channel=channel)).num_clients == 0
assert client.channels(ChannelsRequest(pattern=channel + "*")).channels == {}
node = client.info(InfoRequest()).nodes[0]
assert node.uid and node.name and node.version, node

client.subscribe(SubscribeRequest(user=user, channel=channel))
client.unsubscribe(UnsubscribeRequest(user=user, channel=channel))
client.refresh(RefreshRequest(user=user, expired=True))
client.disconnect(DisconnectRequest(user=user, disconnect=Disconnect(code=4000, reason="bye")))

replies = client.batch(
    BatchRequest(requests=[PublishRequest(channel=channel, data=4), PresenceStatsRequest(channel=channel)])
).replies
assert replies[0].offset == 4 and replies[1].num_users == 0, replies

try:
    Client(url + "/api", key + "x").info(InfoRequest())
except CentUnauthorizedError:
    pass
else:
    raise AssertionError("a wrong key was accepted")

print("cent: all methods answer as they should")
