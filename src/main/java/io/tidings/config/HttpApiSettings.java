package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.secretText;

/** The settings of the server API over HTTP. */
final class HttpApiSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.http_api.");

    static final Setting<String> KEY = GROUP.add(
            "key",
            secretText(),
            "",
            "What requests to `/api/` bring as `X-API-Key`; without one only users that the container knows in the role"
                    + " `publisher` may ask. Printable ASCII without blanks; in production at least 16 characters.");
    static final Setting<Boolean> INSECURE = GROUP.add(
            "insecure",
            bool(),
            "false",
            "Lets everybody who reaches the server use `/api/`, without a key. Development mode only.");
    static final Setting<ApiErrorMode> ERROR_MODE = GROUP.add(
            "error_mode",
            choice(ApiErrorMode.class),
            "body",
            "How errors are told to requests without `X-Centrifugo-Error-Mode`: `body` with status 200 and an object"
                    + " `error`, `transport` with a status of their own.");
    static final Setting<Integer> BODY = GROUP.add(
            "max_request_body_size",
            number(1024, 67_108_864, "bytes"),
            "1048576",
            "Largest request that `/api/` takes (status 413).");

    static final Setting<Boolean> DIRECT = GROUP.add(
            "direct",
            bool(),
            "true",
            "On Payara, answers `publish` and `broadcast` with a key before the servlet container sees them, at a fraction"
                    + " of the cost, unless a filter or a valve of somebody else would miss them. `false` leaves them all"
                    + " to the container.");

    private HttpApiSettings() {}

    static HttpApiConfig read(SettingReader in) {
        return new HttpApiConfig(in.get(KEY), in.get(INSECURE), in.get(ERROR_MODE), in.get(BODY), in.get(DIRECT));
    }
}
