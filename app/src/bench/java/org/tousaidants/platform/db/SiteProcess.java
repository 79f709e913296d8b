package org.tousaidants.platform.db;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packaged application in its own process, over a given database, without limits per client.
final class SiteProcess {
    private SiteProcess() {}

    /// @param url of the database; empty: the embedded one
    /// @param more settings for the command line
    static Process start(String url, Path root, int port, List<String> more) throws IOException {
        var words = new ArrayList<>(List.of(
                "bin/tous-aidants",
                "serve",
                "--port",
                Integer.toString(port),
                "--ta.limits.forms=1000000",
                "--ta.limits.search=1000000",
                "--ta.limits.links=1000000"));
        words.addAll(more);
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(root, port).toFile()));
        builder.environment()
                .putAll(Map.of(
                        // Built before: the start is measured, not the build.
                        "TA_NO_BUILD",
                        "1",
                        "DATABASE_URL",
                        url,
                        "TA_DATA_DIR",
                        root.resolve("app").toString(),
                        "TA_SECRET",
                        "of the bench only, long enough to be one"));
        return builder.start();
    }

    /// At most two minutes.
    static void await(Path root, int port, String page) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            for (var tries = 0; tries < 2_400; tries++) {
                try {
                    if (http.send(asked, BodyHandlers.ofString()).statusCode() == 200) return;
                } catch (IOException notYet) {
                    // No listener yet.
                }
                Thread.sleep(50);
            }
        }
        throw new IOException("it did not start: " + Files.readString(log(root, port)));
    }

    private static Path log(Path root, int port) {
        return root.resolve("log-" + port);
    }
}
