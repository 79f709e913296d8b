package org.tousaidants.places.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.tousaidants.places.intake.PublicAddressResolver.NotPermittedException;
import org.tousaidants.places.intake.PublicAddressResolver.PrivateAddressException;

/// « Envoi » — bytes to another party's address, trusted no more than a source: public addresses only, no
/// redirect followed, only the status and the first characters of the response read, a short time limit.
public final class OutgoingRequest {
    private static final int READ = 4_000;

    private final PublicAddressResolver addresses;
    private final Duration connect;
    private final Duration whole;

    private OutgoingRequest(PublicAddressResolver addresses, Duration connect, Duration whole) {
        this.addresses = addresses;
        this.connect = connect;
        this.whole = whole;
    }

    /// @param privateHosts see [Fetch#hosts]
    public static OutgoingRequest allowing(String privateHosts, Duration whole) {
        return new OutgoingRequest(
                new PublicAddressResolver(InetAddress::getAllByName, Fetch.hosts(privateHosts)),
                Duration.ofSeconds(5),
                whole);
    }

    /// « Issue d'un envoi »
    public sealed interface Sent {
        /// @param said the beginning of the response
        record Taken(int status, String said) implements Sent {}

        /// The server refused the content.
        record Declined(int status) implements Sent {}

        /// The server redirects to an address that was not configured.
        record Redirected(int status) implements Sent {}

        record PrivateAddress() implements Sent {}

        record Unreachable(String why) implements Sent {}
    }

    public Sent send(String method, URI address, Map<String, String> headers, byte[] body) {
        if (address.getHost() == null
                || address.getScheme() == null
                || !address.getScheme().matches("https?")) return new Sent.Unreachable("not an address");
        var request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        request.setHeader("User-Agent", "TousAidants/0.1");
        request.setEntity(new ByteArrayEntity(body, null));
        var watch = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(whole);
                request.cancel();
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
        try (var client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(whole))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build()) {
            var response = client.executeOpen(HttpHost.create(address), request, null);
            try {
                return read(response);
            } finally {
                // Closing a response reads it to its end, which may never come.
                request.cancel();
                response.close();
            }
        } catch (PrivateAddressException | NotPermittedException refused) {
            return new Sent.PrivateAddress();
        } catch (IOException failed) {
            return new Sent.Unreachable(failed.getClass().getSimpleName());
        } finally {
            watch.interrupt();
        }
    }

    private static Sent read(ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        if (status >= 300 && status < 400) return new Sent.Redirected(status);
        if (status >= 400) return new Sent.Declined(status);
        var entity = response.getEntity();
        if (entity == null) return new Sent.Taken(status, "");
        return new Sent.Taken(status, new String(entity.getContent().readNBytes(READ), StandardCharsets.UTF_8));
    }
}
