package org.tousaidants.places.intake;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves a host into public addresses only. It is the client's one resolver and the client connects to the
/// very addresses returned here, so that DNS rebinding has no effect.
final class PublicAddressResolver implements DnsResolver {
    /// « Hôtes permis » — for the whole process, commands included: nothing is fetched from, nor
    /// sent to, another one.
    private static final Set<String> PERMITTED =
            Fetch.hosts(Optional.ofNullable(System.getenv("TA_FETCH_HOSTS")).orElse(""));

    private final Lookup lookup;
    private final Set<String> allowedHosts;
    private final Set<String> permitted;

    PublicAddressResolver(Lookup lookup, Set<String> allowedHosts) {
        this(lookup, allowedHosts, PERMITTED);
    }

    /// @param permitted all hosts when it is empty; `.example.fr` permits its subdomains
    PublicAddressResolver(Lookup lookup, Set<String> allowedHosts, Set<String> permitted) {
        this.lookup = lookup;
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.permitted = Set.copyOf(permitted);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!isPermitted(host.toLowerCase(Locale.ROOT))) throw new NotPermittedException(host);
        var addresses = lookup.addressesOf(host);
        // One private address among public ones is an attack or a mistake: the host is refused.
        if (!allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                && !Arrays.stream(addresses).allMatch(PublicAddressResolver::isPublic))
            throw new PrivateAddressException(host);
        return addresses;
    }

    private boolean isPermitted(String host) {
        return permitted.isEmpty()
                || permitted.stream().anyMatch(one -> one.startsWith(".") ? host.endsWith(one) : host.equals(one));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobalUnicast(six.getAddress());
            default -> false;
        };
    }

    /// IANA special-purpose registry (RFC 6890) and multicast.
    private static boolean isPublic(byte[] ip) {
        int a = ip[0] & 0xFF;
        int b = ip[1] & 0xFF;
        int c = ip[2] & 0xFF;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> (b & 0xC0) != 64; // carrier-grade NAT
            case 169 -> b != 254; // link-local, and the metadata service of the clouds
            case 172 -> (b & 0xF0) != 16;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> (b & 0xFE) != 18 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /// Only 2000::/3 is allocated on the internet. Addresses outside (loopback, unique-local, link-local,
    /// multicast, IPv4-mapped, NAT64) are refused; inside, so are Teredo and 6to4, which carry an IPv4 address,
    /// and the documentation ranges.
    private static boolean isGlobalUnicast(byte[] ip) {
        int first = (ip[0] & 0xFF) << 8 | (ip[1] & 0xFF);
        int second = (ip[2] & 0xFF) << 8 | (ip[3] & 0xFF);
        if ((first & 0xE000) != 0x2000) return false;
        var special = first == 0x2001 && second < 0x0200; // Teredo and other protocols
        var documentation = first == 0x2001 && second == 0x0DB8 || first == 0x3FFF && second < 0x1000;
        return !special && !documentation && first != 0x2002;
    }

    @FunctionalInterface
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /// Not on the list of this installation.
    static final class NotPermittedException extends UnknownHostException {
        NotPermittedException(String host) {
            super(host);
        }
    }

    static final class PrivateAddressException extends UnknownHostException {
        PrivateAddressException(String host) {
            super(host);
        }
    }
}
