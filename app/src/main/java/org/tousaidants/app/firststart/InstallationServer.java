package org.tousaidants.app.firststart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.web.Messages;

/// « Premier matin » — serves the only page of an installation without a network. The page asks for the settings
/// that the site needs, writes them to the settings file in the data folder and ends, so that the site starts at the
/// same address. Only a browser with the code printed on the console is accepted, because the first account is
/// created here.
public final class InstallationServer implements AutoCloseable {
    /// Name of the settings file in the data folder. A setting in the options, the environment or
    /// `application.properties` has priority over the same setting in this file.
    public static final String FILE = "reglages.properties";

    private static final int MOST_BYTES = 20_000;

    private final HttpServer server;
    private final String code;
    private final Path file;
    private final CountDownLatch written = new CountDownLatch(1);

    private InstallationServer(HttpServer server, String code, Path file) {
        this.server = server;
        this.code = code;
        this.file = file;
    }

    /// Serves the page until a person has completed its form.
    ///
    /// @param address address and port on which the server listens
    /// @param publicAddress public web address if a reverse proxy leads to this server; otherwise empty
    /// @param data data folder, in which the settings file is written
    /// @param out console on which the code for the browser is printed
    public static void ask(InetSocketAddress address, String publicAddress, Path data, PrintStream out)
            throws IOException, InterruptedException {
        try (var morning = open(address, data)) {
            out.println(
                    "\nCe site est neuf. Ouvrez cette page pour le préparer :\n  " + morning.address(publicAddress));
            morning.written.await();
        }
        out.println("Vos réponses sont dans " + data.resolve(FILE) + ". Le site démarre…");
    }

    static InstallationServer open(InetSocketAddress address, Path data) throws IOException {
        var morning = new InstallationServer(
                HttpServer.create(address, 0), SecretToken.random().text(), data.resolve(FILE));
        morning.server.createContext("/", morning::answer);
        morning.server.start();
        return morning;
    }

    String address() {
        return address("");
    }

    String address(String publicAddress) {
        return (publicAddress.isBlank()
                        ? "http://localhost:" + server.getAddress().getPort()
                        : publicAddress.strip().replaceAll("/+$", ""))
                + "/?code=" + code;
    }

    boolean isWritten() {
        return written.getCount() == 0;
    }

    @Override
    public void close() {
        server.stop(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = fields(String.valueOf(exchange.getRequestURI().getRawQuery()));
            var page = new FirstInstallationPage(Messages.in(language(exchange, query)));
            if (exchange.getRequestMethod().equals("GET")) {
                if (knows(query)) send(exchange, 200, page.form(code, new LinkedHashMap<>(), Map.of()));
                else send(exchange, 404, page.closed());
                return;
            }
            var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            var typed = fields(new String(body, StandardCharsets.UTF_8));
            page = new FirstInstallationPage(Messages.in(language(exchange, typed)));
            if (!knows(typed)) {
                send(exchange, 404, page.closed());
                return;
            }
            switch (InstallationForm.read(typed)) {
                case InstallationForm.InvalidInstallationForm(var mistakes) ->
                    send(exchange, 422, page.form(code, typed, mistakes));
                case InstallationForm.CompleteInstallationForm(var lines) -> {
                    write(lines);
                    send(exchange, 200, page.starting(typed.getOrDefault("nom", "")));
                    written.countDown();
                }
            }
        }
    }

    /// Returns the language that the person chose on the page. Without a choice, returns the first language of
    /// the browser in which the site exists, or else French.
    private static Locale language(HttpExchange exchange, Map<String, String> given) {
        var chosen = given.getOrDefault("lang", "");
        var asked = chosen.isEmpty()
                ? Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept-Language"), "")
                : chosen;
        return asked.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
    }

    private boolean knows(Map<String, String> given) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8),
                given.getOrDefault("code", "").getBytes(StandardCharsets.UTF_8));
    }

    private void write(List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static void send(HttpExchange exchange, int status, String page) throws IOException {
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> fields(String written) {
        var fields = new LinkedHashMap<String, String>();
        for (var part : written.split("&")) {
            var at = part.indexOf('=');
            if (at > 0) fields.put(decoded(part.substring(0, at)), decoded(part.substring(at + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
