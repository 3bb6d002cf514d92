package io.tidings.security;

import java.util.Map;
import java.util.function.Consumer;

/**
 * One wrong thing in a token that is good otherwise.
 *
 * @param what in words
 * @param change what makes it wrong
 */
record WrongToken(String what, Consumer<Map<String, Object>> change) {

    @Override
    public String toString() {
        return what;
    }
}
