package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs the programs of PostgreSQL and of the operating system that the embedded server needs.
final class DatabaseProcessRunner {
    private DatabaseProcessRunner() {}

    record ProcessResult(int code, String output) {}

    static boolean succeeds(List<String> command) {
        try {
            return run(command, "").code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static ProcessResult run(List<String> command, String input) throws IOException {
        return run(clean(new ProcessBuilder(command)), input);
    }

    static ProcessResult run(List<String> command, Map<String, String> environment) throws IOException {
        var builder = clean(new ProcessBuilder(command));
        builder.environment().putAll(environment);
        return run(builder, "");
    }

    private static ProcessResult run(ProcessBuilder builder, String input) throws IOException {
        var process = builder.redirectErrorStream(true).start();
        try {
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The error is ignored, because the program ended without reading its input, and the
                // output of the program states the reason.
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessResult(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    static void signal(String name, long pid) {
        succeeds(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    static boolean ended(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }

    /// Returns the same builder, from which the PG… variables and the language of the calling process are
    /// removed, because they must not influence the server.
    static ProcessBuilder clean(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
