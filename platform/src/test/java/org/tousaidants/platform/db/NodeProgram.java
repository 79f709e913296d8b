package org.tousaidants.platform.db;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a Node program from the test resources of a module, with the packages of its lock file, installed once
/// into `target/`. Without Node, or without the network at the first time, the tests that need it are skipped
/// with a message.
public record NodeProgram(Path home, String script) {
    private static final int OLDEST_NODE = 18;
    private static final long PATIENCE_MINUTES = 4;

    /// @param folder folder of the resources, such as `badges`, installed into `target/badges-npm`
    /// @param needed a package whose folder proves a complete installation
    public static NodeProgram installed(Class<?> test, String folder, String script, String needed) {
        var program = new NodeProgram(Path.of("target", folder + "-npm").toAbsolutePath(), script);
        try {
            Files.createDirectories(program.home);
            // A lock, because the tests run in two processes.
            try (var channel = FileChannel.open(
                            program.home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                program.install(test, folder, needed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    public ProcessBuilder run(String... words) {
        var command = new ArrayList<>(List.of("node", "--no-warnings", script));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(home.toFile());
    }

    private void install(Class<?> test, String folder, String needed) throws IOException {
        var node = said("node", "--version");
        assumeTrue(node.code() == 0, "Node is not installed, and " + script + " of " + folder + " needs it");
        var version = node.text().strip();
        assumeTrue(
                Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) >= OLDEST_NODE,
                "Node " + version + " is too old, " + folder + " asks for " + OLDEST_NODE);
        for (var file : List.of("package.json", "package-lock.json", script))
            try (var given = test.getResourceAsStream("/" + folder + "/" + file)) {
                Files.copy(given, home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        if (Files.isDirectory(home.resolve("node_modules").resolve(needed))) return;
        var npm = said("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        assumeTrue(npm.code() == 0, "npm could not install what " + folder + " needs: " + npm.text());
    }

    private record Said(int code, String text) {}

    private Said said(String... command) {
        try {
            var out = Files.createTempFile("node", ".txt");
            var process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly();
            var text = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            return new Said(ended ? process.exitValue() : -1, text);
        } catch (IOException absent) {
            return new Said(-1, String.valueOf(absent.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
