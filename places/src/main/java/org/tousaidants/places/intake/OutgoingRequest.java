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
import org.tousaidants.places.intake.PublicAddressResolver.AddressNotPermittedException;
import org.tousaidants.places.intake.PublicAddressResolver.PrivateAddressException;

/// « Envoi » — sends bytes to an address of another organisation with the same precautions as for a source: only
/// public addresses, no redirects, a short time limit, and only the status and the first characters of the response
/// are read.
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

    /// Creates a sender for requests to addresses of other organisations.
    ///
    /// @param privateHosts hosts to which it may send although they have private addresses: see
    ///     [SourceDownload#hosts]
    /// @param whole maximum duration of a request
    public static OutgoingRequest allowing(String privateHosts, Duration whole) {
        return new OutgoingRequest(
                new PublicAddressResolver(InetAddress::getAllByName, SourceDownload.hosts(privateHosts)),
                Duration.ofSeconds(5),
                whole);
    }

    /// « Issue d'un envoi » — the result of sending.
    public sealed interface SendingResult {
        /// The server accepted the content.
        ///
        /// @param status HTTP status of the response
        /// @param said the first characters of the response
        record RequestAccepted(int status, String said) implements SendingResult {}

        /// The server refused the content; `status` is the HTTP status.
        record RequestDeclined(int status) implements SendingResult {}

        /// The server redirects to an address that was not configured.
        record RequestRedirected(int status) implements SendingResult {}

        record RequestToPrivateAddress() implements SendingResult {}

        record ServerUnreachable(String why) implements SendingResult {}
    }

    public SendingResult send(String method, URI address, Map<String, String> headers, byte[] body) {
        if (address.getHost() == null
                || address.getScheme() == null
                || !address.getScheme().matches("https?")) return new SendingResult.ServerUnreachable("not an address");
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
                // Closing a response reads it to its end, which a malicious server may never send.
                // Therefore the request is cancelled before it is closed.
                request.cancel();
                response.close();
            }
        } catch (PrivateAddressException | AddressNotPermittedException refused) {
            return new SendingResult.RequestToPrivateAddress();
        } catch (IOException failed) {
            return new SendingResult.ServerUnreachable(failed.getClass().getSimpleName());
        } finally {
            watch.interrupt();
        }
    }

    private static SendingResult read(ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        if (status >= 300 && status < 400) return new SendingResult.RequestRedirected(status);
        if (status >= 400) return new SendingResult.RequestDeclined(status);
        var entity = response.getEntity();
        if (entity == null) return new SendingResult.RequestAccepted(status, "");
        return new SendingResult.RequestAccepted(
                status, new String(entity.getContent().readNBytes(READ), StandardCharsets.UTF_8));
    }
}
