package io.tidings.config;

/**
 * One setting: all that loader, messages and documentation know of it.
 *
 * @param key the full key; of a namespace's option what follows the namespace's prefix
 * @param type what may be written
 * @param defaultText what holds when nothing is written, in the same notation; may be empty
 * @param defaultSays the same for the documentation where the text says too little, else empty
 * @param meaning what it does, in a sentence or two
 */
record Setting<T>(String key, ValueType<T> type, String defaultText, String defaultSays, String meaning) {}
