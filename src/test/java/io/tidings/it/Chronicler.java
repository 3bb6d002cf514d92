package io.tidings.it;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes the {@link Chronicle} of an IT. A test that was skipped is not in it; of those that were left out this time, it
 * keeps what it had. Nothing is left of an IT that could not even begin.
 */
final class Chronicler implements TestWatcher, BeforeAllCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chronicler.class);

    @Override
    public void beforeAll(ExtensionContext it) {
        it.getStore(NAMESPACE).put(Chronicle.class, new ConcurrentHashMap<String, Boolean>());
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        tests(test).merge(name(test), true, Boolean::logicalAnd);
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        tests(test).put(name(test), false);
    }

    @Override
    public void afterAll(ExtensionContext it) {
        Class<?> type = it.getRequiredTestClass();
        Chronicle before = it.getExecutionException().isEmpty() ? Chronicle.of(type) : new Chronicle(Map.of());
        before.with(tests(it)).write(type);
    }

    private static String name(ExtensionContext test) {
        return test.getRequiredTestMethod().getName();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Boolean> tests(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Chronicle.class, Map.class);
    }
}
