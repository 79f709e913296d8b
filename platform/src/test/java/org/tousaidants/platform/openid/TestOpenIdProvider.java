package org.tousaidants.platform.openid;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.tousaidants.platform.db.NodeProgram;

/// Runs the provider software of ProConnect and FranceConnect (npm `oidc-provider`) with their settings on this
/// machine. Without Node, or without the network at the first time, the tests that need it are skipped with a
/// message.
public final class TestOpenIdProvider implements AutoCloseable {
    private final int port;
    private final Process process;

    private TestOpenIdProvider(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /// A port below the ephemeral ports, so that no other process gets it in between.
    public static int freePort() {
        for (var tries = 0; tries < 100; tries++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var _ = new ServerSocket(port)) {
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new AssertionError("no free port");
    }

    public static TestOpenIdProvider start(int port) {
        try {
            var process = NodeProgram.installed(TestOpenIdProvider.class, "openid", "provider.mjs", "oidc-provider")
                    .run(Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assumeTrue("ready".equals(said.readLine()), "the stand-in provider did not start");
            return new TestOpenIdProvider(port, process);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Sets the site for which it works.
    public void serve(String site) {
        visit("/__site?url=" + site);
    }

    /// Sets its next answers as a query: `acr=eidas0`, `refuse`.
    public void set(String query) {
        visit("/__set?" + query);
    }

    private void visit(String path) {
        follow("http://localhost:" + port + path, "-");
    }

    /// Follows redirects as a browser does until the site, and returns that address.
    public static String follow(String address, String site) {
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var here = URI.create(address);
            for (var steps = 0; steps < 10; steps++) {
                if (here.toString().startsWith(site)) return here.toString().substring(site.length());
                var answer = browser.send(HttpRequest.newBuilder(here).GET().build(), BodyHandlers.ofString());
                var next = answer.headers().firstValue("Location");
                if (next.isEmpty()) return answer.statusCode() + " " + answer.body();
                here = here.resolve(next.get());
            }
            throw new AssertionError("redirect loop: " + here);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
