package org.tousaidants.label.badges;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// People who never heard of us and check our badges with programs of their own: the npm packages of Digital Bazaar,
/// installed into `target/`, run by Node.
final class Strangers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path HOME = Path.of("target", "badges-npm").toAbsolutePath();
    private static final int OLDEST_NODE = 18;
    private static final long PATIENCE_MINUTES = 4;

    /// @param documents what the checker finds at each address
    record Case(String now, Object credential, Map<String, ?> documents) {
        Case(Instant now, Object credential, Map<String, ?> documents) {
            this(now.toString(), credential, documents);
        }
    }

    private Strangers() {}

    /// What they say of each: `accepted`, or `refused` and why.
    static List<String> check(List<Case> cases) {
        installed();
        var said = run(List.of("node", "verify.mjs"), JSON.writeValueAsString(cases));
        if (said.code() != 0) throw new IllegalStateException(said.text());
        return said.text().lines().toList();
    }

    /// The tests run in two processes: who comes second waits.
    private static synchronized void installed() {
        try {
            Files.createDirectories(HOME);
            try (var channel = FileChannel.open(
                            HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                install();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install() {
        var node = run(List.of("node", "--version"), "");
        assumeTrue(node.code() == 0, "Node is not installed: nobody else checks the badges here");
        var version = node.text().strip();
        assumeTrue(
                Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) >= OLDEST_NODE,
                "Node " + version + " is too old, the checkers ask for " + OLDEST_NODE);
        for (var file : List.of("package.json", "package-lock.json", "verify.mjs")) copy(file);
        if (Files.isDirectory(HOME.resolve("node_modules/@digitalbazaar/vc"))) return;
        var npm = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"), "");
        assumeTrue(npm.code() == 0, "npm could not install the checkers: " + npm.text());
    }

    private static void copy(String file) {
        try (var given = Strangers.class.getResourceAsStream("/badges/" + file)) {
            Files.copy(given, HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Said(int code, String text) {}

    private static Said run(List<String> command, String input) {
        try {
            var out = Files.createTempFile("strangers", ".txt");
            var in = Files.createTempFile("strangers", ".json");
            Files.writeString(in, input);
            var process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly();
            var text = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            Files.delete(in);
            return new Said(ended ? process.exitValue() : -1, text);
        } catch (IOException notFound) {
            return new Said(-1, String.valueOf(notFound.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
