package io.tidings.shop;

/** So many pieces of an article for a customer. */
public record Order(String customer, String article, int quantity) {}
