// The library cent.js, as an application would use it: its methods, and what each must answer.
const assert = require("node:assert");
const { randomUUID } = require("node:crypto");
const { CentClient } = require("cent.js");

const [url, apiKey] = process.argv.slice(2);
const client = new CentClient({ url: `${url}/api`, apiKey });
const channel = `chat:${randomUUID()}`;
const user = randomUUID();

async function main() {
    const first = await client.publish({ channel, data: { n: 1 } });
    assert.equal(first.offset, 1);
    // the library keeps no more of an error than that there was one
    await assert.rejects(client.publish({ channel: "nowhere:1", data: {} }));
    const several = await client.broadcast({ channels: [channel, "nowhere:1"], data: { n: 2 } });
    assert.equal(several.responses[0].result.offset, 2);
    assert.equal(several.responses[1].error.code, 102);
    const history = await client.getHistory({ channel, limit: 10 });
    assert.deepEqual(
        history.publications.map((each) => each.data.n),
        [1, 2],
    );
    await client.removeHistory({ channel });
    assert.deepEqual((await client.getHistory({ channel, limit: 10 })).publications, []);
    assert.deepEqual((await client.getPresence({ channel })).presence, {});
    assert.deepEqual(await client.getPresenceStats({ channel }), { num_clients: 0, num_users: 0 });
    assert.deepEqual((await client.getChannels({ pattern: `${channel}*` })).channels, {});
    assert.equal((await client.getInfo()).nodes.length, 1);
    await client.subscribe({ user, channel });
    await client.unsubscribe({ user, channel });
    await client.refresh({ user });
    await client.disconnect({ user });
    const replies = await client.pipeline([
        { method: "publish", params: { channel, data: { n: 3 } } },
        { method: "presence_stats", params: { channel } },
    ]);
    assert.equal(replies[0].offset, 3);
    assert.equal(replies[1].num_users, 0);
    console.log("cent.js: all methods answer as they should");
}

main();
