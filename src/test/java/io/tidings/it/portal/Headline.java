package io.tidings.it.portal;

/** A payload. */
public record Headline(String title) {}
