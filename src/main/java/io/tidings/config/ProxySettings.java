package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.number;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of one backend, whose keys follow a prefix, and the list of those that have a name. */
final class ProxySettings {

    static final SettingGroup LIST = new SettingGroup("tidings.");

    static final Setting<List<String>> NAMES = LIST.add(
            "proxies",
            ValueType.namespaces(),
            "",
            "Names of backends that namespaces may choose besides the one that is called `default`.");

    static final SettingGroup GROUP = new SettingGroup("");

    static final Setting<String> ENDPOINT =
            GROUP.add("endpoint", ProxyTypes.endpoint(), "", "Where the backend is asked, by POST with a JSON object.");
    static final Setting<Duration> TIMEOUT = GROUP.add(
            "timeout", duration("10ms", "60s"), "1s", "How long one call may take, the whole answer included.");
    static final Setting<List<String>> HTTP_HEADERS = GROUP.add(
            "http_headers",
            ProxyTypes.headerNames(),
            "",
            "Headers of the client's own HTTP request, such as `Cookie`, that are passed on.");
    static final Setting<List<String>> EMULATED_HEADERS = GROUP.add(
            "emulated_headers",
            ProxyTypes.headerNames(),
            "",
            "Headers that a client gives in its connect command and that are passed on: a browser cannot set others at a"
                    + " WebSocket. Those of the request are stronger.");
    static final Setting<Map<String, String>> STATIC_HEADERS = GROUP.add(
            "http.static_headers",
            ProxyTypes.staticHeaders(),
            "",
            "Headers that every call carries; those of the client are stronger.");
    static final Setting<List<StatusTransform>> STATUS_TRANSFORMS = GROUP.add(
            "http.status_to_code_transforms",
            ProxyTypes.statusTransforms(),
            "",
            "What clients get when the backend answers with this status; without it every status but 200 is error 100.");
    static final Setting<Boolean> BINARY_ENCODING = GROUP.add(
            "binary_encoding",
            bool(),
            "false",
            "Payloads travel in Base64, in fields whose names begin with `b64`. Otherwise they are JSON, and other data is"
                    + " refused with 107.");
    static final Setting<Boolean> INCLUDE_META = GROUP.add(
            "include_connection_meta",
            bool(),
            "false",
            "The backend is told what it said of the connection in `meta` when it answered connect.");
    static final Setting<Integer> MAX_CONCURRENT = GROUP.add(
            "max_concurrent",
            number(1, 100_000, "calls"),
            "200",
            "Calls that run at once; who comes beyond them gets error 111, after which SDKs try again.");
    static final Setting<Integer> MAX_RESPONSE_SIZE = GROUP.add(
            "max_response_size",
            number(1024, 67_108_864, "bytes"),
            "1048576",
            "Longest answer; a longer one is a failure of the backend.");
    static final Setting<Integer> BREAKER_FAILURES = GROUP.add(
            "breaker_failures",
            number(1, 1000, "failures"),
            "20",
            "Failures in a row (no connection, time-outs, HTTP status 5xx) after which calls are refused without asking the"
                    + " backend.");
    static final Setting<Duration> BREAKER_DELAY = GROUP.add(
            "breaker_delay",
            duration("10ms", "10m"),
            "1s",
            "How long that lasts; then one call tries, and decides for the next ones.");

    private ProxySettings() {}

    /** How the settings of a backend with a name begin. */
    static String prefix(String name) {
        return NAMES.key() + "." + name + ".";
    }

    static Map<String, ProxyConfig> readNamed(SettingReader in) {
        Map<String, ProxyConfig> named = new LinkedHashMap<>();
        for (String name : in.get(NAMES)) {
            named.put(name, read(in.under(prefix(name))));
        }
        return named;
    }

    static ProxyConfig read(SettingReader in) {
        return new ProxyConfig(
                in.get(ENDPOINT),
                in.get(TIMEOUT),
                in.get(HTTP_HEADERS),
                in.get(EMULATED_HEADERS),
                in.get(STATIC_HEADERS),
                in.get(STATUS_TRANSFORMS),
                in.get(BINARY_ENCODING),
                in.get(INCLUDE_META),
                in.get(MAX_CONCURRENT),
                in.get(MAX_RESPONSE_SIZE),
                in.get(BREAKER_FAILURES),
                in.get(BREAKER_DELAY));
    }
}
