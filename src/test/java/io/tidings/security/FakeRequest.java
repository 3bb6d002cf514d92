package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A request from an address, with headers; it can say nothing else. */
final class FakeRequest {

    private final String address;
    private final List<String> headers;

    private FakeRequest(String address, String... headers) {
        this.address = address;
        this.headers = List.of(headers);
    }

    /** Headers are {@code Name: value}; a name may come more than once. */
    static HttpServletRequest from(String address, String... headers) {
        FakeRequest fake = new FakeRequest(address, headers);
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> fake.address;
                    case "getHeaders" -> Collections.enumeration(fake.values((String) arguments[0]));
                    case "getHeader" ->
                        fake.values((String) arguments[0]).stream().findFirst().orElse(null);
                    default -> throw new UnsupportedOperationException(method.getName() + Arrays.toString(arguments));
                });
    }

    private List<String> values(String name) {
        return headers.stream()
                .filter(line -> line.substring(0, line.indexOf(':')).equalsIgnoreCase(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }
}
