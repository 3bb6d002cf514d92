/** Ten lines with the SDK. Kept narrow: they are read in a side column. */
export function sdkSnippet(address: string, channel: string): string {
  return `import { Centrifuge } from "centrifuge";
const url =
  "${address}";
const hub = new Centrifuge(url, { token: "…" });
const room = hub.newSubscription("${channel}");
room.on("publication", (message) =>
  console.log(message.info?.user, message.data));
room.subscribe();
hub.connect();
room.publish({ text: "hi" });`;
}

/** Five statements for the plain JSON endpoint, no wider than the ten lines. */
export function plainSnippet(address: string, channel: string): string {
  return `ws = new WebSocket("${address}");
say = (message) =>
  ws.send(JSON.stringify(message));
ws.onmessage = (event) =>
  console.log(event.data);
ws.onopen = () => say(
  {"type":"join","channel":"${channel}"});
setTimeout(say, 500, {"type":"chat",
  "channel":"${channel}","content":"hi"});`;
}
