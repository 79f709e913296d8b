package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.places.intake.SourceDownload.DownloadedSource;

@Timeout(120)
class SourceDownloadTest {
    private static final DownloadTimeLimits SHORT = new DownloadTimeLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMillis(600), 1_000);
    /// Only the limit on the whole applies, so that a paused machine drops nothing earlier.
    private static final DownloadTimeLimits BRIEF = new DownloadTimeLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(20), 1_000);

    @TempDir
    private Path folder;

    private HttpServer server;
    private ExecutorService threads;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        try (var left = Files.list(folder)) {
            assertThat(left).as("a refused download leaves nothing behind").isEmpty();
        }
    }

    @Test
    void aSourceIsBroughtWithWhatTellsItsVersion() throws IOException {
        on("/places.csv", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v7\"");
            exchange.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 10:15:00 GMT");
            answer(exchange, 200, "nom,commune\nMairie,Saintes\n");
        });
        try (DownloadedSource fetched = (DownloadedSource) get(at("/places.csv"))) {
            assertThat(fetched.file()).hasContent("nom,commune\nMairie,Saintes\n");
            assertThat(fetched.bytes()).isEqualTo(27);
            assertThat(fetched.version()).isEqualTo(new SourceVersion("\"v7\"", "Tue, 24 Nov 2026 10:15:00 GMT"));
        }
    }

    @Test
    void aVersionThatIsKnownDoesNotComeAgain() throws IOException {
        on("/places.csv", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v8\"");
            var known = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (known.equals("\"v8\"")) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                answer(exchange, 200, "nom\n");
            }
        });
        on("/moved.csv", exchange -> redirect(exchange, "/places.csv"));
        on("/mute.csv", exchange -> exchange.sendResponseHeaders(304, -1));
        SourceDownload fetch =
                new SourceDownload(SourceLimits.usual(), DownloadTimeLimits.usual(), Set.of("localhost"));
        assertThat(fetch.get(at("/places.csv"), folder, new SourceVersion("\"v8\"", "")))
                .isInstanceOf(SourceDownload.SourceNotModified.class);
        assertThat(fetch.get(at("/moved.csv"), folder, new SourceVersion("\"v8\"", "")))
                .isInstanceOf(SourceDownload.SourceNotModified.class);
        try (DownloadedSource newer =
                (DownloadedSource) fetch.get(at("/places.csv"), folder, new SourceVersion("\"v7\"", ""))) {
            assertThat(newer.version().etag()).isEqualTo("\"v8\"");
        }
        assertThat(refusal(at("/mute.csv")))
                .isEqualTo("Le site « localhost » n’a pas donné le fichier (réponse 304). Réessayez plus tard.");
    }

    @Test
    void aVersionThatNoHeaderCouldCarryIsForgotten() {
        assertThat(SourceVersion.of("\"é\"", "x".repeat(2_000))).isEqualTo(SourceVersion.NONE);
        assertThat(SourceVersion.of("a\tb", "Tue, 24 Nov 2026 10:15:00 GMT").etag())
                .isEmpty();
    }

    @Test
    void fiveRedirectsAreFollowedAndNotASixth() throws IOException {
        on("/", exchange -> {
            int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            if (left == 0) {
                answer(exchange, 200, "nom\n");
            } else {
                redirect(exchange, "/" + (left - 1));
            }
        });
        try (DownloadedSource fetched = (DownloadedSource) get(at("/5"))) {
            assertThat(fetched.address()).isEqualTo(at("/0"));
        }
        assertThat(refusal(at("/6")))
                .isEqualTo(
                        "Le site « localhost » renvoie d’adresse en adresse plus de 5 fois. Donnez l’adresse finale du"
                                + " fichier.");
    }

    @Test
    void aPrivateAddressIsRefusedHoweverItIsWritten() throws IOException {
        on("/secret", exchange -> answer(exchange, 200, "secret"));
        int port = server.getAddress().getPort();
        for (String host : List.of("127.0.0.1", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")) {
            assertThat(refusal(URI.create("http://" + host + ":" + port + "/secret")))
                    .as(host)
                    .isEqualTo("L’adresse mène à un réseau privé (« " + host
                            + " ») : nous la refusons par sécurité. Donnez une adresse publique.");
        }
        for (String host : List.of("127.1", "2130706433", "0x7f000001", "0177.0.0.1")) {
            assertThat(get(URI.create("http://" + host + ":" + port + "/secret")))
                    .as(host)
                    .isInstanceOf(SourceRefusal.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectToAPrivateAddressIsRefused() throws IOException {
        on("/secret", exchange -> answer(exchange, 200, "secret"));
        on(
                "/open.csv",
                exchange -> redirect(
                        exchange, "http://127.0.0.1:" + server.getAddress().getPort() + "/secret"));
        assertThat(refusal(at("/open.csv")))
                .isEqualTo("L’adresse mène à un réseau privé (« 127.0.0.1 ») : nous la refusons par sécurité."
                        + " Donnez une adresse publique.");
        assertThat(asked).containsExactly("/open.csv");
    }

    @Test
    void aRedirectOutOfTheWebIsRefused() throws IOException {
        on("/open.csv", exchange -> redirect(exchange, "file:///etc/passwd"));
        on("/nowhere.csv", exchange -> answer(exchange, 302, ""));
        assertThat(refusal(at("/open.csv"))).startsWith("Les adresses « file » ne sont pas acceptées.");
        assertThat(refusal(at("/nowhere.csv")))
                .isEqualTo(
                        "Le site « localhost » renvoie vers une adresse incorrecte. Donnez l’adresse finale du fichier.");
    }

    @Test
    void aNameThatChangesItsAddressBetweenTwoQuestionsIsAskedOnce() throws IOException {
        on("/secret", exchange -> answer(exchange, 200, "secret"));
        AtomicInteger questions = new AtomicInteger();
        // 198.20.0.1 is public but not ours; the second answer would lead to our own machine.
        PublicAddressResolver rebinding = new PublicAddressResolver(
                host -> new InetAddress[] {
                    questions.incrementAndGet() == 1
                            ? InetAddress.getByAddress(host, new byte[] {(byte) 198, 20, 0, 1})
                            : InetAddress.getLoopbackAddress()
                },
                Set.of());
        DownloadTimeLimits brief = new DownloadTimeLimits(
                Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMillis(300), 1);
        URI address =
                URI.create("http://rebinding.example:" + server.getAddress().getPort() + "/secret");
        assertThat(new SourceDownload(SourceLimits.usual(), brief, rebinding).get(address, folder))
                .isInstanceOf(SourceRefusal.class);
        assertThat(questions).hasValue(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void anErrorOfTheSiteIsSaidInWords() throws IOException {
        on(
                "/",
                exchange -> answer(
                        exchange,
                        Integer.parseInt(exchange.getRequestURI().getPath().substring(1)),
                        "<html>"));
        assertThat(refusal(at("/404")))
                .isEqualTo(
                        "Le fichier n’existe pas sur « localhost », ou n’y est plus (erreur 404). Cherchez sa nouvelle adresse"
                                + " sur le site.");
        assertThat(refusal(at("/403")))
                .isEqualTo("Le site « localhost » refuse l’accès au fichier (erreur 403). Demandez un lien public à son"
                        + " producteur.");
        assertThat(refusal(at("/503")))
                .isEqualTo("Le site « localhost » est en panne (erreur 503). Réessayez plus tard.");
        assertThat(refusal(at("/418")))
                .isEqualTo("Le site « localhost » n’a pas donné le fichier (réponse 418). Réessayez plus tard.");
    }

    @Test
    void aSiteThatDoesNotExistOrAnswerIsSaidInWords() throws IOException {
        assertThat(refusal(URI.create("http://nowhere.invalid/x.csv")))
                .isEqualTo("Le site « nowhere.invalid » est introuvable. Vérifiez l’adresse.");
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(refusal(URI.create("http://localhost:" + closed + "/x.csv")))
                .isEqualTo("La connexion au site « localhost » a échoué. Vérifiez l’adresse ou réessayez plus tard.");
        on("/silent.csv", exchange -> pause(20_000));
        assertThat(refusal(at("/silent.csv"), SHORT))
                .isEqualTo("Le site « localhost » n’a pas répondu en 1 s. Réessayez plus tard.");
    }

    @Test
    void aSlowSourceIsDropped() throws IOException {
        on("/slow.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody(), 10, 50);
        });
        on("/stuck.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("nom\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            pause(20_000);
        });
        String sentence =
                "Le site « localhost » est trop lent (moins de 1 000 octets par seconde). Réessayez plus tard.";
        assertThat(refusal(at("/slow.csv"), SHORT).replace('\u202F', ' ')).isEqualTo(sentence);
        assertThat(refusal(at("/stuck.csv"), SHORT).replace('\u202F', ' ')).isEqualTo(sentence);
    }

    @Test
    void aSourceThatNeverEndsIsDroppedInTime() throws IOException {
        on("/long.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody(), 1_000, 200);
        });
        assertThat(refusal(at("/long.csv"), BRIEF))
                .isEqualTo("Le téléchargement depuis « localhost » a dépassé 1 min. Réessayez plus tard.");
    }

    @Test
    void headersThatDripForEverAreDroppedToo() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                    drip(client.getOutputStream(), 1, 100);
                }
                return null;
            });
            assertThat(refusal(URI.create("http://localhost:" + socket.getLocalPort() + "/x"), SHORT))
                    .startsWith("Le site « localhost » n’a pas répondu");
        }
    }

    @Test
    void aSourceBeyondTheLimitIsDroppedWhetherItSaysItsSizeOrNot() throws IOException {
        on("/said.csv", exchange -> {
            exchange.sendResponseHeaders(200, 3_000_000);
            exchange.getResponseBody().write('n');
            exchange.getResponseBody().flush();
            pause(20_000);
        });
        on("/unsaid.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody(), 100_000, 1);
        });
        String sentence = "Le fichier dépasse 2 Mo. Importez un fichier plus petit ou partagez-le en plusieurs.";
        assertThat(refusal(at("/said.csv"))).isEqualTo(sentence);
        assertThat(refusal(at("/unsaid.csv"))).isEqualTo(sentence);
    }

    @Test
    void aDownloadCutBeforeItsEndIsNotTakenForTheWhole() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[4_096]);
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nnom,commune\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                return null;
            });
            assertThat(refusal(URI.create("http://localhost:" + socket.getLocalPort() + "/x")))
                    .isEqualTo("La connexion avec « localhost » s’est interrompue avant la fin du fichier. Réessayez.");
        }
    }

    @Test
    void aSiteWithoutAValidCertificateIsRefused() throws Exception {
        Path keys = Files.createTempDirectory("keys").resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "password".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.start();
        try {
            assertThat(refusal(URI.create(
                            "https://localhost:" + secure.getAddress().getPort() + "/x.csv")))
                    .isEqualTo("La connexion sécurisée au site « localhost » a échoué : son certificat n’est pas"
                            + " valable. Signalez-le à son producteur.");
        } finally {
            secure.stop(0);
            Files.delete(keys);
            Files.delete(keys.getParent());
        }
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void drip(OutputStream out, int bytes, int everyMillis) throws IOException {
        byte[] drop = new byte[bytes];
        for (int i = 0; i < 20_000 / everyMillis; i++) {
            out.write(drop);
            out.flush();
            pause(everyMillis);
        }
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private SourceDownload.DownloadResult get(URI address) throws IOException {
        return get(address, DownloadTimeLimits.usual());
    }

    private SourceDownload.DownloadResult get(URI address, DownloadTimeLimits patience) throws IOException {
        return new SourceDownload(SourceLimits.usual().withFileBytes(2_000_000), patience, Set.of("localhost"))
                .get(address, folder);
    }

    private String refusal(URI address) throws IOException {
        return refusal(address, DownloadTimeLimits.usual());
    }

    private String refusal(URI address, DownloadTimeLimits patience) throws IOException {
        SourceDownload.DownloadResult fetching = get(address, patience);
        assertThat(fetching).isInstanceOf(SourceRefusal.class);
        return ((SourceRefusal) fetching).sentence(Locale.FRENCH).replace('\u00A0', ' ');
    }
}
