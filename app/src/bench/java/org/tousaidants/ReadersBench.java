package org.tousaidants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Fuzzes the readers of foreign files, guided by code coverage (Jazzer): each class `…Fuzz` for 20 seconds, or
/// `TA_FUZZ_SECONDS`. The corpus stays in `target/fuzz` for the next run; a failing input
/// is written to `target/fuzz/crash-…`.
public final class ReadersBench {
    private static final Path SOURCES = Path.of("app", "src", "bench", "java");
    private static final Path SEEDS = Path.of("app", "src", "bench", "corpus");
    private static final Path FOUND = Path.of("target", "fuzz");

    private ReadersBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var broken = 0;
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(one -> one.toString().endsWith("Fuzz.java"))
                    .sorted()
                    .toList()) broken += fuzz(file);
        }
        if (broken > 0) System.exit(1);
    }

    private static int fuzz(Path file) throws IOException, InterruptedException {
        var type = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        var name = type.replaceAll(".*\\.|Fuzz$", "").toLowerCase(Locale.ROOT);
        var seconds = Optional.ofNullable(System.getenv("TA_FUZZ_SECONDS")).orElse("20");
        var reached = Files.createDirectories(FOUND.resolve(name));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + type,
                "--instrumentation_includes=org.tousaidants.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                "--reproducer_path=" + FOUND,
                "-artifact_prefix=" + FOUND + "/",
                "-max_total_time=" + seconds,
                "-timeout=60",
                "-rss_limit_mb=4000",
                "-max_len=20000",
                reached.toString()));
        var seeds = SEEDS.resolve(name);
        if (Files.isDirectory(seeds)) command.add(seeds.toString());
        var log = FOUND.resolve(name + ".log");
        var code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        System.out.printf(
                "readers-%s %s s (budget: no crash; %s) %s%n", name, seconds, log, code == 0 ? "ok" : "short");
        return code == 0 ? 0 : 1;
    }
}
