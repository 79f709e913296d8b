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

/// Resolves a host to public addresses only. The client has no other resolver and connects exactly to the addresses
/// returned here, so that DNS rebinding has no effect.
final class PublicAddressResolver implements DnsResolver {
    /// « Hôtes permis » — the only hosts to which this process may connect, also when it executes a command.
    /// Nothing is read from or sent to other hosts.
    private static final Set<String> PERMITTED = SourceDownload.hosts(
            Optional.ofNullable(System.getenv("TA_FETCH_HOSTS")).orElse(""));

    private final HostLookup lookup;
    private final Set<String> allowedHosts;
    private final Set<String> permitted;

    PublicAddressResolver(HostLookup lookup, Set<String> allowedHosts) {
        this(lookup, allowedHosts, PERMITTED);
    }

    /// Creates a resolver.
    ///
    /// @param allowedHosts hosts that may have private addresses
    /// @param permitted the permitted hosts; all hosts are permitted if empty; `.example.fr` permits its
    ///     subdomains
    PublicAddressResolver(HostLookup lookup, Set<String> allowedHosts, Set<String> permitted) {
        this.lookup = lookup;
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.permitted = Set.copyOf(permitted);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!isPermitted(host.toLowerCase(Locale.ROOT))) throw new AddressNotPermittedException(host);
        var addresses = lookup.addressesOf(host);
        // A host with both public and private addresses is an attack or a mistake, so the host is refused.
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

    /// Returns whether an address is public, according to the IANA special-purpose registry (RFC 6890) and the
    /// multicast ranges.
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

    /// Returns whether an IPv6 address is public. Only 2000::/3 is allocated on the internet; other addresses
    /// (loopback, unique-local, link-local, multicast, IPv4-mapped, NAT64) are refused. Within 2000::/3, Teredo
    /// and 6to4, which contain an IPv4 address, and the documentation ranges are refused too.
    private static boolean isGlobalUnicast(byte[] ip) {
        int first = (ip[0] & 0xFF) << 8 | (ip[1] & 0xFF);
        int second = (ip[2] & 0xFF) << 8 | (ip[3] & 0xFF);
        if ((first & 0xE000) != 0x2000) return false;
        var special = first == 0x2001 && second < 0x0200; // Teredo and other protocols
        var documentation = first == 0x2001 && second == 0x0DB8 || first == 0x3FFF && second < 0x1000;
        return !special && !documentation && first != 0x2002;
    }

    @FunctionalInterface
    interface HostLookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /// Thrown if the host is not in the list of permitted hosts of this installation.
    static final class AddressNotPermittedException extends UnknownHostException {
        AddressNotPermittedException(String host) {
            super(host);
        }
    }

    static final class PrivateAddressException extends UnknownHostException {
        PrivateAddressException(String host) {
            super(host);
        }
    }
}
