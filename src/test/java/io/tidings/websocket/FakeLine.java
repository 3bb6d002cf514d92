package io.tidings.websocket;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;

/** What a container gives to whoever upgrades: something to read from, and word of its end. Nobody writes to it. */
record FakeLine(ServletInputStream client, Runnable ended) implements WebConnection {

    @Override
    public ServletInputStream getInputStream() {
        return client;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        ended.run();
    }
}
