package io.tidings.security;

import io.tidings.config.Cidr;
import io.tidings.config.ClientConfig;
import io.tidings.config.ForwardedHeader;
import io.tidings.config.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the peer, or, as far as the peer is a trusted proxy, for whom it asks.
 *
 * <p>Whatever a client writes into the header itself stands left of what the proxies add. So it is read from the right,
 * and the first address that is no trusted proxy's is the client's; what stands left of that is hearsay, and so is what
 * stands left of something that is no address. Thread-safe.
 */
public final class RemoteAddress {

    private static final System.Logger LOG = System.getLogger(RemoteAddress.class.getName());

    private static final Pattern TLS = Pattern.compile("(?i)(?:^|,)\\s*https\\s*(?:,|$)");

    /** RFC 7239 section 5.4. */
    private static final Pattern FORWARDED_TLS = Pattern.compile("(?i)(?:^|[;,])\\s*proto=\"?https\"?\\s*(?:[;,]|$)");

    private final List<Cidr> trusted;
    private final ForwardedHeader header;
    private final AtomicBoolean warned = new AtomicBoolean();

    public RemoteAddress(ClientConfig config) {
        this.trusted = config.trustedProxies();
        this.header = config.forwardedHeader();
    }

    /** The address of the client; empty when the container does not tell the peer's. */
    public Optional<IpAddress> of(HttpServletRequest request) {
        Optional<IpAddress> peer = peer(request);
        if (peer.isEmpty() || !isTrusted(peer.get())) {
            peer.ifPresent(address -> warn(address, request));
            return peer;
        }
        IpAddress client = peer.get();
        List<Optional<IpAddress>> hops =
                ForwardedHops.read(Collections.list(request.getHeaders(header.header())), header);
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client) && hops.get(i).isPresent(); i--) {
            client = hops.get(i).get();
        }
        return Optional.of(client);
    }

    /**
     * Whether the client asked by TLS for certain: this server itself, or a trusted proxy that says so. Of several proxies one
     * is enough, because those behind it need no TLS among themselves.
     */
    boolean byTls(HttpServletRequest request) {
        if (request.isSecure()) {
            return true;
        }
        Optional<IpAddress> peer = peer(request);
        return peer.isPresent()
                && isTrusted(peer.get())
                && Collections.list(request.getHeaders(header.protocolHeader())).stream()
                        .anyMatch(line -> (header == ForwardedHeader.FORWARDED ? FORWARDED_TLS : TLS)
                                .matcher(line)
                                .find());
    }

    private static Optional<IpAddress> peer(HttpServletRequest request) {
        String told = request.getRemoteAddr();
        return told == null ? Optional.empty() : IpAddress.parse(told);
    }

    /** Whether this is a proxy that is believed. */
    boolean isTrusted(IpAddress address) {
        for (Cidr block : trusted) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Once: who forgets to trust the proxy in front would count all clients as one, and wonder. */
    private void warn(IpAddress peer, HttpServletRequest request) {
        if (!warned.get() && request.getHeader(header.header()) != null && warned.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} sends {1} and is not listed in tidings.client.trusted_proxies: it is not believed, and if it"
                            + " is your proxy, all its clients count as one address",
                    peer,
                    header.header());
        }
    }
}
