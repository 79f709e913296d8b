package org.tousaidants.label.badges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tousaidants.platform.db.NodeProgram;
import tools.jackson.databind.json.JsonMapper;

/// Runs independent verifiers of our badges: npm packages of Digital Bazaar, installed into `target/`, run by
/// Node.
final class IndependentVerifiers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path COMPLAINTS =
            Path.of("target", "badges-npm", "complaints.txt").toAbsolutePath();
    private static final long PATIENCE_MINUTES = 4;

    /// One Node process for all checks of a module, because loading the packages is slow. It ends when its
    /// input ends.
    private static Optional<Process> checker = Optional.empty();

    /// @param documents documents that the verifier finds at each address
    record Case(String now, Object credential, Map<String, ?> documents) {
        Case(Instant now, Object credential, Map<String, ?> documents) {
            this(now.toString(), credential, documents);
        }
    }

    private IndependentVerifiers() {}

    /// The result for each case: `accepted`, or `refused` with the reason.
    static synchronized List<String> check(List<Case> cases) {
        var process = checker.filter(Process::isAlive).orElseGet(IndependentVerifiers::started);
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
        try {
            return NodeProgram.installed(IndependentVerifiers.class, "badges", "verify.mjs", "@digitalbazaar/vc")
                    .run()
                    .redirectError(COMPLAINTS.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
