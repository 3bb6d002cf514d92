package io.tidings.hub;

/** What there may be too much of. Each refusal for one of these reasons is told to the {@link LimitListener}. */
public enum Limit {
    /** Open connections of this node. */
    NODE_CONNECTIONS("node_connections"),
    /** Open connections of one user on this node. */
    USER_CONNECTIONS("user_connections"),
    /** Open connections from one address. */
    ADDRESS_CONNECTIONS("address_connections"),
    /** Handshakes a second of this node. */
    NODE_HANDSHAKES("node_handshakes"),
    /** Handshakes a second from one address. */
    ADDRESS_HANDSHAKES("address_handshakes"),
    /** Failed authentications from one address. */
    FAILED_AUTHENTICATIONS("failed_authentications"),
    /** Subscriptions of one connection. */
    SUBSCRIPTIONS("subscriptions"),
    /** Commands a second of one connection. */
    COMMANDS("commands"),
    /** Bytes in a message of a client. */
    MESSAGE_SIZE("message_size"),
    /** Bytes that wait for one client, and those of its commands that wait for the answer to its connect command. */
    QUEUE_SIZE("queue_size"),
    /** Time until a connection's connect command. */
    CONNECT_DELAY("connect_delay"),
    /** Streams in this node's memory; one that was not used for longest, and holds nothing, is forgotten. */
    STREAMS("streams"),
    /** Idempotency keys in this node's memory; the oldest is forgotten before its time. */
    IDEMPOTENCY_KEYS("idempotency_keys"),
    /** Revocations in this node's memory; a new one is refused, and of ended logins the one that ended first forgotten. */
    REVOCATIONS("revocations"),
    /** Events that wait for beans, publications that wait for interceptors, and questions that wait for rules. */
    BEANS("beans"),
    /** Commands of one connection that wait for a backend, or for rules. */
    HOOKS("hooks");

    private final String label;

    Limit(String label) {
        this.label = label;
    }

    /** The name in metrics and documentation. */
    public String label() {
        return label;
    }
}
