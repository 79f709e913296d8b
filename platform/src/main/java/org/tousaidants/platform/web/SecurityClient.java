package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// « Client » — from where a request comes. `X-Forwarded-For` has counted already, and only if the proxies of
/// `ta.proxies` set it.
public final class SecurityClient {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> SET_BY_PROXIES =
            Set.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private SecurityClient() {}

    /// What the limits count by. One subscriber owns a whole IPv6 /64.
    public static String of(HttpServletRequest request) {
        var address = literal(request.getRemoteAddr());
        if (address.isPresent() && address.get() instanceof Inet6Address six)
            return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES)) + "/64";
        return request.getRemoteAddr();
    }

    /// Whether the browser runs on this very machine: not through a proxy that runs on it, and not led here by a
    /// foreign page whose name was made to point to 127.0.0.1 (DNS rebinding).
    public static boolean isLocal(HttpServletRequest request) {
        return literal(request.getRemoteAddr())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent()
                && LOCAL_NAMES.contains(request.getServerName())
                && SET_BY_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
