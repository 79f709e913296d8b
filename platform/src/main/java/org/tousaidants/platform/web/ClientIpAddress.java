package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// « Client » — determines the address from which a request comes. The header `X-Forwarded-For` has already been
/// applied, and only if one of the proxies in `ta.proxies` set it.
public final class ClientIpAddress {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> SET_BY_PROXIES =
            Set.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private static final String UNKNOWN = "unknown";

    private ClientIpAddress() {}

    /// Returns the key by which the requests of one client are counted for the limits: the address without its
    /// port, which differs in each connection. Of an IPv6 address only the network is used, because one
    /// subscriber owns a whole /64. All invalid addresses count as one client.
    public static String of(HttpServletRequest request) {
        return switch (literal(withoutPort(request.getRemoteAddr())).orElse(null)) {
            case Inet6Address six ->
                HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES)) + "/64";
            case InetAddress four -> four.getHostAddress();
            case null -> UNKNOWN;
        };
    }

    /// Returns the address without its port: `203.0.113.9` for « 203.0.113.9:51234 », `2001:db8::1` for «
    /// [2001:db8::1]:51234 ».
    private static String withoutPort(String address) {
        if (address.startsWith("[")) {
            var end = address.indexOf(']');
            return end < 0 ? address : address.substring(1, end);
        }
        var colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }

    /// Returns whether the browser runs on this machine: the request came neither through a local proxy nor from
    /// a foreign page whose name resolves to 127.0.0.1 (DNS rebinding).
    public static boolean isLocal(HttpServletRequest request) {
        return literal(request.getRemoteAddr())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent()
                && LOCAL_NAMES.contains(request.getServerName())
                && keepsItsConnection(request)
                && SET_BY_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    }

    /// Returns whether the request asks to keep its connection open, as every browser does. Proxies do not
    /// forward this header: if it is missing, the request came through a proxy that does not identify itself,
    /// such as nginx by default.
    private static boolean keepsItsConnection(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Connection")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(word -> word.strip().equalsIgnoreCase("keep-alive"));
    }

    /// Returns whether the host name in the request is a name or an address of this machine.
    static boolean namesThisMachine(HttpServletRequest request) {
        var name = request.getServerName();
        return LOCAL_NAMES.contains(name)
                || literal(withoutPort(name))
                        .filter(asked -> literal(request.getLocalAddr())
                                .filter(asked::equals)
                                .isPresent())
                        .isPresent();
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
