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
import org.tousaidants.places.intake.PublicAddressResolver.AddressNotPermittedException;
import org.tousaidants.places.intake.PublicAddressResolver.PrivateAddressException;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;

/// « Téléchargement » — downloads a source from the web into a temporary file, with limits on addresses, redirects,
/// size and time. Uses the Apache HTTP client, because it accepts a resolver that checks addresses; the client of
/// the JDK has one resolver for the whole process.
public final class SourceDownload {
    static final int REDIRECTS = 5;

    private final SourceLimits limits;
    private final DownloadTimeLimits patience;
    private final PublicAddressResolver addresses;

    SourceDownload(SourceLimits limits, DownloadTimeLimits patience, Set<String> allowedPrivateHosts) {
        this(limits, patience, new PublicAddressResolver(InetAddress::getAllByName, allowedPrivateHosts));
    }

    SourceDownload(SourceLimits limits, DownloadTimeLimits patience, PublicAddressResolver addresses) {
        this.limits = limits;
        this.patience = patience;
        this.addresses = addresses;
    }

    /// Creates a downloader for sources.
    ///
    /// @param privateHosts hosts that may have private addresses: see [#hosts]
    public static SourceDownload allowing(String privateHosts) {
        return new SourceDownload(SourceLimits.usual(), DownloadTimeLimits.usual(), hosts(privateHosts));
    }

    /// Returns the hosts that may be in a private network. They are listed in the property
    /// `ta.harvest.allow-private`, separated by commas.
    ///
    /// @param property value of the property
    static Set<String> hosts(String property) {
        return Arrays.stream(property.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// « Issue d’un téléchargement » — the result of a download.
    public sealed interface DownloadResult permits DownloadedSource, SourceNotModified, SourceRefusal {}

    /// The server reports that the known version is still current.
    public record SourceNotModified() implements DownloadResult {}

    /// « Fichier téléchargé » — the downloaded file, which is deleted when this object is closed.
    public record DownloadedSource(Path file, URI address, SourceVersion version, long bytes)
            implements DownloadResult, AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private sealed interface DownloadStep {
        record DownloadRedirected(URI address) implements DownloadStep {}

        record DownloadEnded(DownloadResult outcome) implements DownloadStep {}
    }

    /// Returns the same downloader with another maximum size in bytes and another maximum duration.
    public SourceDownload upTo(long bytes, Duration whole) {
        var slower = new DownloadTimeLimits(
                patience.connect(), patience.answer(), whole, patience.window(), patience.bytesPerSecond());
        return new SourceDownload(limits.withFileBytes(bytes), slower, addresses);
    }

    public DownloadResult get(URI address, Path folder) throws IOException {
        return get(address, folder, SourceVersion.NONE);
    }

    /// Downloads the file at an address and returns it, or the reason why there is none.
    ///
    /// @param folder folder of the temporary file
    /// @param known version that is not downloaded again
    DownloadResult get(URI address, Path folder, SourceVersion known) throws IOException {
        if (address.getHost() == null) return SourceRefusal.because(SourceProblem.BAD_ADDRESS, address.toString());
        var file = TemporaryFile.empty(folder);
        DownloadResult outcome = SourceRefusal.because(SourceProblem.CUT_OFF, host(address));
        try {
            outcome = follow(address, file, known);
            return outcome;
        } finally {
            if (!(outcome instanceof DownloadedSource)) Files.deleteIfExists(file);
        }
    }

    private DownloadResult follow(URI address, Path file, SourceVersion known) throws IOException {
        long deadline = System.nanoTime() + patience.whole().toNanos();
        try (CloseableHttpClient client = client()) {
            var current = address;
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                switch (step(client, current, file, deadline, known)) {
                    case DownloadStep.DownloadRedirected(URI next) -> current = next;
                    case DownloadStep.DownloadEnded(DownloadResult outcome) -> {
                        return outcome;
                    }
                }
            }
            return SourceRefusal.because(SourceProblem.TOO_MANY_REDIRECTS, host(address), REDIRECTS);
        }
    }

    private DownloadStep step(CloseableHttpClient client, URI address, Path file, long deadline, SourceVersion known)
            throws IOException {
        var host = host(address);
        var get = new HttpGet(address);
        get.setHeader("User-Agent", "TousAidants/0.1");
        get.setHeader("Accept", "text/csv, application/json, application/geo+json, */*;q=0.5");
        if (!known.etag().isEmpty()) get.setHeader("If-None-Match", known.etag());
        if (!known.lastModified().isEmpty()) get.setHeader("If-Modified-Since", known.lastModified());
        var late = new AtomicBoolean();
        var answered = new AtomicBoolean();
        // Socket timeouts are not sufficient: a server that sends one byte per minute could keep a
        // connection open for ever, even within the headers.
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
            return new DownloadStep.DownloadEnded(refused);
        } finally {
            watch.interrupt();
        }
    }

    /// Cancels the request before closing the response: closing reads the response to its end, and a malicious
    /// server may send data without end.
    private static void drop(HttpGet get, ClassicHttpResponse response) {
        get.cancel();
        try {
            response.close();
        } catch (IOException cut) {
            // A cancelled connection always causes an error when it is closed, so the error is ignored.
        }
    }

    /// Cancels the request when a time limit is exceeded.
    ///
    /// @param deadline time at which the whole download must be finished
    /// @param late set to true when a time limit is exceeded
    /// @param answered becomes true with the first line of the response
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

    private DownloadStep read(ClassicHttpResponse response, URI address, Path file, long deadline, SourceVersion known)
            throws IOException {
        var host = host(address);
        int status = response.getCode();
        return switch (status) {
            case 200 -> new DownloadStep.DownloadEnded(save(response, address, file, deadline));
            case 304 ->
                known.equals(SourceVersion.NONE)
                        ? ended(SourceProblem.UNEXPECTED_STATUS, host, status)
                        : new DownloadStep.DownloadEnded(new SourceNotModified());
            case 301, 302, 303, 307, 308 -> redirect(response, address);
            case 404, 410 -> ended(SourceProblem.NOT_FOUND, host, status);
            case 401, 403, 407 -> ended(SourceProblem.NOT_ALLOWED, host, status);
            default ->
                ended(status >= 500 ? SourceProblem.SERVER_FAILED : SourceProblem.UNEXPECTED_STATUS, host, status);
        };
    }

    private static DownloadStep redirect(ClassicHttpResponse response, URI from) {
        var to = header(response, "Location");
        if (to.isEmpty()) return ended(SourceProblem.BAD_REDIRECT, host(from));
        try {
            return switch (SourceLocation.parseAddress(from.resolve(to.get()).toString())) {
                case SourceLocation.ParsedLocation(SourceLocation.WebSource web) ->
                    new DownloadStep.DownloadRedirected(web.address());
                case SourceLocation.ParsedLocation ignored -> ended(SourceProblem.BAD_REDIRECT, host(from));
                case SourceRefusal refused -> new DownloadStep.DownloadEnded(refused);
            };
        } catch (IllegalArgumentException invalid) {
            return ended(SourceProblem.BAD_REDIRECT, host(from));
        }
    }

    private static DownloadStep ended(SourceProblem trouble, Object... details) {
        return new DownloadStep.DownloadEnded(SourceRefusal.because(trouble, details));
    }

    private DownloadResult save(ClassicHttpResponse response, URI address, Path file, long deadline)
            throws IOException {
        var entity = response.getEntity();
        if (entity == null) return SourceRefusal.because(SourceProblem.EMPTY);
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
        return new DownloadedSource(file, address, version, bytes);
    }

    /// Writes a part of the download to the file. A full disk is reported as an error of this server, not as a
    /// server that disconnected.
    ///
    /// @param n number of bytes of `chunk` to write
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
            case PrivateAddressException ignored -> SourceRefusal.because(SourceProblem.PRIVATE_ADDRESS, host);
            case AddressNotPermittedException ignored -> SourceRefusal.because(SourceProblem.HOST_NOT_PERMITTED, host);
            case UnknownHostException ignored -> SourceRefusal.because(SourceProblem.UNKNOWN_HOST, host);
            case ConnectTimeoutException ignored ->
                SourceRefusal.because(SourceProblem.NO_ANSWER, host, seconds(patience.connect()));
            case SocketTimeoutException ignored -> noAnswer(host);
            case ConnectException ignored -> SourceRefusal.because(SourceProblem.NO_CONNECTION, host);
            case NoRouteToHostException ignored -> SourceRefusal.because(SourceProblem.NO_CONNECTION, host);
            case SSLException ignored -> SourceRefusal.because(SourceProblem.BAD_CERTIFICATE, host);
            case InterruptedIOException stopped -> throw stopped;
            case FileSystemException ourDisk -> throw ourDisk;
            default -> SourceRefusal.because(SourceProblem.CUT_OFF, host);
        };
    }

    private SourceRefusal tooLarge() {
        return SourceRefusal.because(SourceProblem.TOO_LARGE, SourceLimits.megabytes(limits.fileBytes()));
    }

    private SourceRefusal tooSlow(String host) {
        return SourceRefusal.because(SourceProblem.TOO_SLOW, host, patience.bytesPerSecond());
    }

    private SourceRefusal tooLong(String host) {
        return SourceRefusal.because(
                SourceProblem.TOO_LONG, host, Math.max(1, patience.whole().toMinutes()));
    }

    private SourceRefusal noAnswer(String host) {
        return SourceRefusal.because(SourceProblem.NO_ANSWER, host, seconds(patience.answer()));
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
