package io.tidings.ingest;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose database goes away, or fails to commit, when a test says so. */
final class FlakySource implements DataSource {

    private final DataSource source;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean gone;
    private volatile int failingCommits;
    private volatile boolean committedAllTheSame;

    FlakySource(DataSource source) {
        this.source = source;
    }

    /** Nobody gets a connection. */
    void goesAway() {
        gone = true;
    }

    void comesBack() {
        gone = false;
    }

    /** The next commits of transactions fail, and are rolled back. */
    void failsToCommit(int times) {
        committedAllTheSame = false;
        failingCommits = times;
    }

    /** The next commit succeeds, and nobody hears of it. */
    void losesTheAnswerToACommit() {
        committedAllTheSame = true;
        failingCommits = 1;
    }

    /** How often somebody wanted a connection. */
    int asked() {
        return asked.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        if (gone) {
            // as pools say it: no state, no useful class
            throw new SQLException("Error in allocating a connection");
        }
        Connection connection = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                FlakySource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                    }
                    if (method.getName().equals("rollback") && gone) {
                        // as Payara's connections say that the driver's has been closed
                        throw new UndeclaredThrowableException(closed());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** What a driver says of a connection that broke. */
    static SQLException closed() {
        return new SQLException("This connection has been closed.", "08003");
    }

    private synchronized void commit(Connection connection) throws SQLException {
        if (failingCommits > 0) {
            failingCommits--;
            if (committedAllTheSame) {
                connection.commit();
            } else {
                connection.rollback();
            }
            throw new SQLException("the connection broke", "08006");
        }
        commits.incrementAndGet();
    }

    /** How many commits succeeded, as far as anybody has heard. */
    int commits() {
        return commits.get();
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
