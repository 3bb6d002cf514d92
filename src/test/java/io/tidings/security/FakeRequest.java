package io.tidings.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request from an address, with headers, of somebody the container knows or of nobody; it can say nothing else. Its
 * container knows the publisher {@code anna}, whose password begins with {@code demo}, and somebody without a role.
 */
final class FakeRequest {

    private final String address;
    private final List<String> headers;
    private @Nullable String user;
    private String role = "";

    private FakeRequest(String address, String... headers) {
        this.address = address;
        this.headers = List.of(headers);
    }

    /** Headers are {@code Name: value}; a name may come more than once. */
    static HttpServletRequest from(String address, String... headers) {
        return new FakeRequest(address, headers).asRequest();
    }

    /** A request of somebody the container knows, in one role. */
    static HttpServletRequest of(String user, String role) {
        FakeRequest fake = new FakeRequest("192.0.2.1");
        fake.user = user;
        fake.role = role;
        return fake.asRequest();
    }

    /** A request from an address, with headers, of somebody the container knows already. */
    static HttpServletRequest by(String user, String address, String... headers) {
        FakeRequest fake = new FakeRequest(address, headers);
        fake.user = user;
        return fake.asRequest();
    }

    private HttpServletRequest asRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> address;
                    case "getHeaders" -> Collections.enumeration(values((String) arguments[0]));
                    case "getHeader" ->
                        values((String) arguments[0]).stream().findFirst().orElse(null);
                    case "getSession", "getPathInfo" -> null;
                    case "getServletPath" -> "/connection/websocket;jsessionid=17";
                    case "isSecure" -> false;
                    case "getUserPrincipal" -> user == null ? null : (Principal) () -> user;
                    case "isUserInRole" -> role.equals(arguments[0]);
                    case "login" -> login((String) arguments[0], (String) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName() + Arrays.toString(arguments));
                });
    }

    private @Nullable Object login(String name, String password) throws ServletException {
        boolean anna = name.equals("anna") && password.startsWith("demo");
        if (!anna && !(name.equals("zo\u00eb") && password.equals("a:b:\u00fc"))) {
            throw new ServletException("no such user");
        }
        user = name;
        role = anna ? "publisher" : "";
        return null;
    }

    private List<String> values(String name) {
        return headers.stream()
                .filter(line -> line.substring(0, line.indexOf(':')).equalsIgnoreCase(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }
}
