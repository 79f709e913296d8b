package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.tousaidants.places.intake.PublicAddressResolver.NotPermittedException;
import org.tousaidants.places.intake.PublicAddressResolver.PrivateAddressException;
import org.tousaidants.places.intake.SourceRefusal.Trouble;

/// « Téléchargement » — downloads a source from the web into a temporary file. It limits addresses, redirects,
/// size and time. Apache's client is used because it accepts our resolver: the JDK's client has one resolver
/// for the whole process, so it cannot control to which addresses it connects.
public final class Fetch {
    static final int REDIRECTS = 5;

    private final Limits limits;
    private final DownloadTimeLimits patience;
    private final PublicAddressResolver addresses;

    Fetch(Limits limits, DownloadTimeLimits patience, Set<String> allowedPrivateHosts) {
        this(limits, patience, new PublicAddressResolver(InetAddress::getAllByName, allowedPrivateHosts));
    }

    Fetch(Limits limits, DownloadTimeLimits patience, PublicAddressResolver addresses) {
        this.limits = limits;
        this.patience = patience;
        this.addresses = addresses;
    }

    /// Creates a download with the settings of this machine: see [#hosts].
    public static Fetch allowing(String privateHosts) {
        return new Fetch(Limits.usual(), DownloadTimeLimits.usual(), hosts(privateHosts));
    }

    /// The property `ta.harvest.allow-private`: hosts, separated by commas, that may be on a private network.
    static Set<String> hosts(String property) {
        return Arrays.stream(property.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// « Issue d’un téléchargement » — the result of a download.
    public sealed interface Fetching permits Fetched, Same, SourceRefusal {}

    /// The server reports that the known version is still current.
    public record Same() implements Fetching {}

    /// « Fichier téléchargé » — deleted when closed.
    public record Fetched(Path file, URI address, SourceVersion version, long bytes)
            implements Fetching, AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private sealed interface Step {
        record Elsewhere(URI address) implements Step {}

        record Ended(Fetching outcome) implements Step {}
    }

    /// The same with another maximum size and time.
    public Fetch upTo(long bytes, Duration whole) {
        var slower = new DownloadTimeLimits(
                patience.connect(), patience.answer(), whole, patience.window(), patience.bytesPerSecond());
        return new Fetch(limits.withFileBytes(bytes), slower, addresses);
    }

    public Fetching get(URI address, Path folder) throws IOException {
        return get(address, folder, SourceVersion.NONE);
    }

    /// @param known version that is not downloaded again
    Fetching get(URI address, Path folder, SourceVersion known) throws IOException {
        if (address.getHost() == null) return SourceRefusal.because(Trouble.BAD_ADDRESS, address.toString());
        var file = TemporaryFile.empty(folder);
        Fetching outcome = SourceRefusal.because(Trouble.CUT_OFF, host(address));
        try {
            outcome = follow(address, file, known);
            return outcome;
        } finally {
            if (!(outcome instanceof Fetched)) Files.deleteIfExists(file);
        }
    }

    private Fetching follow(URI address, Path file, SourceVersion known) throws IOException {
        long deadline = System.nanoTime() + patience.whole().toNanos();
        try (CloseableHttpClient client = client()) {
            var current = address;
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                switch (step(client, current, file, deadline, known)) {
                    case Step.Elsewhere(URI next) -> current = next;
                    case Step.Ended(Fetching outcome) -> {
                        return outcome;
                    }
                }
            }
            return SourceRefusal.because(Trouble.TOO_MANY_REDIRECTS, host(address), REDIRECTS);
        }
    }

    private Step step(CloseableHttpClient client, URI address, Path file, long deadline, SourceVersion known)
            throws IOException {
        var host = host(address);
        var get = new HttpGet(address);
        get.setHeader("User-Agent", "TousAidants/0.1");
        get.setHeader("Accept", "text/csv, application/json, application/geo+json, */*;q=0.5");
        if (!known.etag().isEmpty()) get.setHeader("If-None-Match", known.etag());
        if (!known.lastModified().isEmpty()) get.setHeader("If-Modified-Since", known.lastModified());
        var late = new AtomicBoolean();
        var answered = new AtomicBoolean();
        // Socket timeouts alone would let a server keep a connection open for ever with one byte per minute,
        // even in the headers.
        var watch = Thread.ofVirtual().start(() -> watch(get, deadline, late, answered));
        try {
            var response = client.executeOpen(HttpHost.create(address), get, null);
            answered.set(true);
            try {
                return read(response, address, file, deadline, known);
            } finally {
                drop(get, response);
            }
        } catch (IOException failed) {
            SourceRefusal refused =
                    late.get() ? (answered.get() ? tooLong(host) : noAnswer(host)) : refusal(failed, host);
            return new Step.Ended(refused);
        } finally {
            watch.interrupt();
        }
    }

    /// Cancels the request before it closes the response: a close reads the response to its end, and an
    /// attacker may send without end.
    private static void drop(HttpGet get, ClassicHttpResponse response) {
        get.cancel();
        try {
            response.close();
        } catch (IOException cut) {
            // The cancelled connection cannot be closed cleanly.
        }
    }

    /// Cancels the request at a time limit. `answered` becomes true with the first line of the response.
    private void watch(HttpGet get, long deadline, AtomicBoolean late, AtomicBoolean answered) {
        try {
            long left = deadline - System.nanoTime();
            long first =
                    Math.min(left, patience.connect().plus(patience.answer()).toNanos());
            Thread.sleep(Duration.ofNanos(Math.max(1, first)));
            if (answered.get()) Thread.sleep(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            late.set(true);
            get.cancel();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private Step read(ClassicHttpResponse response, URI address, Path file, long deadline, SourceVersion known)
            throws IOException {
        var host = host(address);
        int status = response.getCode();
        return switch (status) {
            case 200 -> new Step.Ended(save(response, address, file, deadline));
            case 304 ->
                known.equals(SourceVersion.NONE)
                        ? ended(Trouble.UNEXPECTED_STATUS, host, status)
                        : new Step.Ended(new Same());
            case 301, 302, 303, 307, 308 -> redirect(response, address);
            case 404, 410 -> ended(Trouble.NOT_FOUND, host, status);
            case 401, 403, 407 -> ended(Trouble.NOT_ALLOWED, host, status);
            default -> ended(status >= 500 ? Trouble.SERVER_FAILED : Trouble.UNEXPECTED_STATUS, host, status);
        };
    }

    private static Step redirect(ClassicHttpResponse response, URI from) {
        var to = header(response, "Location");
        if (to.isEmpty()) return ended(Trouble.BAD_REDIRECT, host(from));
        try {
            return switch (SourceLocation.parseAddress(from.resolve(to.get()).toString())) {
                case SourceLocation.Parsed(SourceLocation.OnWeb web) -> new Step.Elsewhere(web.address());
                case SourceLocation.Parsed ignored -> ended(Trouble.BAD_REDIRECT, host(from));
                case SourceRefusal refused -> new Step.Ended(refused);
            };
        } catch (IllegalArgumentException invalid) {
            return ended(Trouble.BAD_REDIRECT, host(from));
        }
    }

    private static Step ended(Trouble trouble, Object... details) {
        return new Step.Ended(SourceRefusal.because(trouble, details));
    }

    private Fetching save(ClassicHttpResponse response, URI address, Path file, long deadline) throws IOException {
        var entity = response.getEntity();
        if (entity == null) return SourceRefusal.because(Trouble.EMPTY);
        if (entity.getContentLength() > limits.fileBytes()) return tooLarge();
        long bytes = 0;
        long windowStart = System.nanoTime();
        long windowBytes = 0;
        var chunk = new byte[64 * 1024];
        var in = entity.getContent(); // never closed: see drop
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes += n;
                windowBytes += n;
                if (bytes > limits.fileBytes()) return tooLarge();
                write(out, chunk, n, file);
                long now = System.nanoTime();
                if (now - deadline > 0) return tooLong(host(address));
                if (now - windowStart >= patience.window().toNanos()) {
                    if (windowBytes * 1_000_000_000d / (now - windowStart) < patience.bytesPerSecond())
                        return tooSlow(host(address));
                    windowStart = now;
                    windowBytes = 0;
                }
            }
        } catch (SocketTimeoutException nothingCame) {
            return tooSlow(host(address));
        }
        var version = SourceVersion.of(
                header(response, "ETag").orElse(""),
                header(response, "Last-Modified").orElse(""));
        return new Fetched(file, address, version, bytes);
    }

    /// A full disk is our error, and must not be reported as a server that disconnects.
    private static void write(OutputStream out, byte[] chunk, int n, Path file) throws IOException {
        try {
            out.write(chunk, 0, n);
        } catch (IOException full) {
            var ours = new FileSystemException(file.toString(), null, full.getMessage());
            ours.initCause(full);
            throw ours;
        }
    }

    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(100)
                                        .setMaxLineLength(16_000)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(patience.connect()))
                                .setSocketTimeout(Timeout.of(patience.answer()))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private SourceRefusal refusal(IOException failed, String host) throws IOException {
        return switch (failed) {
            case PrivateAddressException ignored -> SourceRefusal.because(Trouble.PRIVATE_ADDRESS, host);
            case NotPermittedException ignored -> SourceRefusal.because(Trouble.HOST_NOT_PERMITTED, host);
            case UnknownHostException ignored -> SourceRefusal.because(Trouble.UNKNOWN_HOST, host);
            case ConnectTimeoutException ignored ->
                SourceRefusal.because(Trouble.NO_ANSWER, host, seconds(patience.connect()));
            case SocketTimeoutException ignored -> noAnswer(host);
            case ConnectException ignored -> SourceRefusal.because(Trouble.NO_CONNECTION, host);
            case NoRouteToHostException ignored -> SourceRefusal.because(Trouble.NO_CONNECTION, host);
            case SSLException ignored -> SourceRefusal.because(Trouble.BAD_CERTIFICATE, host);
            case InterruptedIOException stopped -> throw stopped;
            case FileSystemException ourDisk -> throw ourDisk;
            default -> SourceRefusal.because(Trouble.CUT_OFF, host);
        };
    }

    private SourceRefusal tooLarge() {
        return SourceRefusal.because(Trouble.TOO_LARGE, Limits.megabytes(limits.fileBytes()));
    }

    private SourceRefusal tooSlow(String host) {
        return SourceRefusal.because(Trouble.TOO_SLOW, host, patience.bytesPerSecond());
    }

    private SourceRefusal tooLong(String host) {
        return SourceRefusal.because(
                Trouble.TOO_LONG, host, Math.max(1, patience.whole().toMinutes()));
    }

    private SourceRefusal noAnswer(String host) {
        return SourceRefusal.because(Trouble.NO_ANSWER, host, seconds(patience.answer()));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private static String host(URI address) {
        return address.getHost();
    }
}
