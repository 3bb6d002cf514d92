/**
 * Publications that come from queues and databases: today the transactional outbox, a table that applications write to in
 * their own transaction. May touch JDBC, JNDI and transactions besides the hub. Out of scope: what applications see of it,
 * which is {@code io.tidings.api}.
 */
@NullMarked
package io.tidings.ingest;

import org.jspecify.annotations.NullMarked;
