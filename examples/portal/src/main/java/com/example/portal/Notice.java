package com.example.portal;

import java.time.Instant;

/** What somebody has put on the board. */
public record Notice(long id, String user, String text, Instant at) {}
