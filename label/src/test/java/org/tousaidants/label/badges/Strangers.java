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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/// People who never heard of us and check our badges with programs of their own: the npm packages of Digital Bazaar,
/// installed into `target/`, run by Node.
final class Strangers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path HOME = Path.of("target", "badges-npm").toAbsolutePath();
    private static final Path COMPLAINTS = HOME.resolve("complaints.txt");
    private static final int OLDEST_NODE = 18;
    private static final long PATIENCE_MINUTES = 4;

    /// One program for all the checks of a wing: it reads their packages once. It ends with us, whose end it hears.
    private static Optional<Process> checker = Optional.empty();

    /// @param documents what the checker finds at each address
    record Case(String now, Object credential, Map<String, ?> documents) {
        Case(Instant now, Object credential, Map<String, ?> documents) {
            this(now.toString(), credential, documents);
        }
    }

    private Strangers() {}

    /// What they say of each: `accepted`, or `refused` and why.
    static synchronized List<String> check(List<Case> cases) {
        var process = checker.filter(Process::isAlive).orElseGet(Strangers::started);
        checker = Optional.of(process);
        try {
            var asked = process.outputWriter(StandardCharsets.UTF_8);
            asked.write(JSON.writeValueAsString(cases) + "\n");
            asked.flush();
            var answers = process.inputReader(StandardCharsets.UTF_8);
            var said = CompletableFuture.supplyAsync(() -> answers.lines().findFirst())
                    .get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            return List.of(JSON.readValue(said.orElseThrow(), String[].class));
        } catch (IOException | ExecutionException | TimeoutException | NoSuchElementException broken) {
            process.destroyForcibly();
            throw new IllegalStateException("see " + COMPLAINTS, broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process started() {
        installed();
        try {
            return new ProcessBuilder("node", "verify.mjs")
                    .directory(HOME.toFile())
                    .redirectError(COMPLAINTS.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The tests run in two processes: who comes second waits.
    private static void installed() {
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
        var node = run(List.of("node", "--version"));
        assumeTrue(node.code() == 0, "Node is not installed: nobody else checks the badges here");
        var version = node.text().strip();
        assumeTrue(
                Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) >= OLDEST_NODE,
                "Node " + version + " is too old, the checkers ask for " + OLDEST_NODE);
        for (var file : List.of("package.json", "package-lock.json", "verify.mjs")) copy(file);
        if (Files.isDirectory(HOME.resolve("node_modules/@digitalbazaar/vc"))) return;
        var npm = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"));
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

    private static Said run(List<String> command) {
        try {
            var out = Files.createTempFile("strangers", ".txt");
            var process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly();
            var text = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            return new Said(ended ? process.exitValue() : -1, text);
        } catch (IOException notFound) {
            return new Said(-1, String.valueOf(notFound.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
