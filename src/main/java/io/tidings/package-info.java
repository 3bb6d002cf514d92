/**
 * Tidings: live channels for the pages of an application server, from inside that server.
 *
 * <p>One WAR on Payara Micro, Payara Server or WildFly. Browsers and other clients speak the Centrifuge client protocol
 * (version 2) with it, so that the SDKs that exist connect unchanged; application code in the same server publishes
 * and listens through CDI. This page is the map. {@code ArchitectureTest} fails the build when the code leaves it.
 *
 * <h2>Packages</h2>
 *
 * <pre>
 * protocol       the words of the wire as values: commands, replies, pushes, error and disconnect codes
 * codec          bytes to those values and back; the one place that knows a format
 * hub            clients, channels, subscriptions, outboxes, fan-out, presence, history; plain Java, owns the ports
 * broker         what stands behind the hub's ports: publications, history and presence in memory or elsewhere
 * security       who somebody is and what they may do: tokens, origins, channel rules, limits
 * websocket      WebSocket endpoints, handshake, frame senders for each container
 * http           transports over plain HTTP, and the server API
 * api            what application code in the same server injects and observes
 * backend        hooks: an application's backend, asked over HTTP
 * ingest         publications that come from queues and databases
 * observability  metrics, health, traces
 * config         one typed configuration, built once
 * demo           example beans, written the way an application would: against {@code api} alone
 * </pre>
 *
 * Some of them arrive with later issues; their place is kept. This root package is the composition root: CDI producers
 * build the hub from configuration, broker and security, and nobody imports the root.
 *
 * <h2>Arrows</h2>
 *
 * An arrow reads "may import"; whoever may import a package may also import what lies to its right.
 *
 * <pre>
 * websocket, http, api, ingest  ->  security  ->  hub  ->  codec  ->  protocol
 *
 * broker, observability, backend ->  hub          they implement its ports
 * demo                          ->  api           and nothing else of ours
 * everyone                      ->  config        a leaf: it imports none of ours
 * </pre>
 *
 * Nobody but the root imports {@code websocket}, {@code http}, {@code ingest}, {@code broker}, {@code backend} or
 * {@code observability}, and there are no cycles.
 *
 * <p>Every outside API has one home: Jakarta WebSocket in {@code websocket}, servlets in {@code websocket}, {@code http},
 * {@code security}, {@code observability} and the root, MicroProfile Metrics and Prometheus in {@code observability},
 * Jackson, MessagePack and Protobuf in {@code codec}, typed JSON objects (JSON-B, JSON-P) in {@code codec},
 * {@code api}, {@code http}, {@code ingest} and {@code demo}, tokens (Nimbus) in {@code security}, expressions (RE2) in {@code security} and {@code config}, transactions (JTA) in
 * {@code api} and {@code ingest}, JMX in {@code api}, data sources (JDBC), PostgreSQL's driver and Failsafe in
 * {@code ingest} (Failsafe in {@code backend} too), MicroProfile Config in {@code config}. Jakarta REST has none:
 * a portal whose WAR embeds us would find our resources in its own REST applications, which take in all there are. CDI
 * stays out of {@code protocol}, {@code codec}, {@code hub}, {@code broker} and {@code config}: their classes are made with
 * {@code new}, in tests as in the server.
 *
 * <h2>Invariants</h2>
 *
 * <ol>
 *   <li>A publication is encoded once for each format in use, however many subscribers it has; every outbox refers to
 *       the same bytes.
 *   <li>A payload leaves as the bytes it came in: the envelope is decoded, the payload sliced, never written anew.
 *   <li>Everything outbound of one client belongs to one fan-out worker, so its frames keep their order without a lock.
 *   <li>A client has at most one send in flight; its completion starts the next.
 *   <li>An outbox is bounded in bytes. A client that overflows it is disconnected with 3008 and may recover; it never
 *       delays another client and never grows the heap.
 *   <li>Within a channel, publications reach a client in the order of their offsets, and the reply to a subscribe comes
 *       before every push of that channel. Between history and live stream none is lost, none comes twice.
 *   <li>{@code recovered} is true only if the client now has every publication since its position. Where history no
 *       longer reaches back, the client is told so; there is no silent gap.
 *   <li>No connection has a timer of its own: one tick for each worker, ten a second at most, serves pings, expiry and
 *       presence of all clients that are due.
 *   <li>Whether an operation is allowed is asked inside the hub, so that no entrance can forget to ask.
 *   <li>What is not allowed explicitly is refused.
 *   <li>An expected refusal is a value, an error or disconnect code on the wire, and at most one line in the log. An
 *       exception is a bug.
 * </ol>
 *
 * <h2>A message's way</h2>
 *
 * Endpoint, command decoder, {@code Client}, authorizer, {@code Broker}; back from the broker to {@code Channel}, codec,
 * {@code FanOut}, {@code Outbox}, frame sender. REST and CDI publishers join at {@code Hub}.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>channel</dt>
 *   <dd>a name that publications are sent to; it exists while somebody uses it
 *   <dt>namespace</dt>
 *   <dd>the part of a channel's name before the first colon; it selects the channel's options
 *   <dt>publication</dt>
 *   <dd>one payload published to a channel, with its offset where the channel keeps history
 *   <dt>offset</dt>
 *   <dd>the number of a publication in its channel's stream, counted from 1
 *   <dt>epoch</dt>
 *   <dd>the name of one life of a stream; offsets of different epochs do not compare
 *   <dt>position</dt>
 *   <dd>offset and epoch together: how far a subscriber has come
 *   <dt>recovery</dt>
 *   <dd>on resubscribing, the publications that were missed since a position
 *   <dt>history</dt>
 *   <dd>the latest publications of a channel, bounded by number and age
 *   <dt>presence</dt>
 *   <dd>who is subscribed to a channel now
 *   <dt>client</dt>
 *   <dd>one connection; a user may have several
 *   <dt>node</dt>
 *   <dd>one running server
 *   <dt>broker</dt>
 *   <dd>what carries publications between nodes and keeps their history
 *   <dt>transport</dt>
 *   <dd>how bytes reach one client: a WebSocket, a stream over HTTP
 *   <dt>outbox</dt>
 *   <dd>the bounded queue of encoded replies and pushes that wait for a client's transport
 *   <dt>transactional outbox</dt>
 *   <dd>the table of publications that were committed with an application's own transaction and wait to be relayed
 *   <dt>fan-out</dt>
 *   <dd>handing one publication to all subscribers of its channel
 *   <dt>item</dt>
 *   <dd>one encoded reply or push; a piece is one or more of them joined, a frame is what is sent at once
 *   <dt>batch</dt>
 *   <dd>the publications of one channel that piled up for a worker, delivered in one go
 * </dl>
 */
@NullMarked
package io.tidings;

import org.jspecify.annotations.NullMarked;
