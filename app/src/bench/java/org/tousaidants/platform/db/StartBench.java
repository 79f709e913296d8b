package org.tousaidants.platform.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The packaged application as `bin/run` starts it: from the second start to the first page, and
/// its memory when idle.
public final class StartBench {
    private static final double START_SECONDS = 6;

    private static final long RSS_MEGABYTES = 420;
    private static final int STARTS = 5;
    private static final List<String> OURS = List.of("bin/run", "--port", "18080");

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("tous-aidants-start");
        Files.setPosixFilePermissions(data, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var ok = true;
        try {
            serve(data, false);
            var starts = new double[STARTS];
            for (var i = 0; i < STARTS; i++) starts[i] = serve(data, false);
            Arrays.sort(starts);
            ok = line("start-next", starts[STARTS / 2], "s", START_SECONDS);
            ok &= line("rss-idle", serve(data, true), "MB", RSS_MEGABYTES);
        } finally {
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
        if (!ok) System.exit(1);
    }

    /// Seconds to the first page; or, when `weighing`, megabytes of the JVM ten seconds after it.
    private static double serve(Path data, boolean weighing) throws Exception {
        var builder = new ProcessBuilder(OURS).redirectErrorStream(true);
        builder.environment().putAll(Map.of("TA_DATA_DIR", data.toString(), "DATABASE_URL", ""));
        var start = System.nanoTime();
        var process = builder.start();
        try (var said = process.inputReader()) {
            var address = address(said);
            get(address);
            var seconds = (System.nanoTime() - start) / 1e9;
            if (!weighing) return seconds;
            Thread.sleep(10_000);
            System.out.printf(Locale.ROOT, "rss-postgres %.0f MB, apart%n", postgresMegabytes(data));
            return rss(process.pid()) / 1024.0;
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    private static String address(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            var at = line.indexOf("http://localhost:");
            if (at >= 0) return line.substring(at).strip();
        }
        throw new IOException("the application printed nothing");
    }

    private static void get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var status = client.send(
                            HttpRequest.newBuilder(URI.create(address + "/")).build(), BodyHandlers.ofString())
                    .statusCode();
            if (status != 200) throw new IOException("the first page answered " + status);
        }
    }

    /// `bin/run` becomes the JVM (exec), so its pid is the JVM's.
    private static long rss(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            var text = lines.filter(line -> line.startsWith("VmRSS")).collect(Collectors.joining());
            return Long.parseLong(text.replaceAll("\\D", ""));
        }
    }

    /// All its processes, shared memory counted once.
    private static double postgresMegabytes(Path data) throws IOException {
        var pidFile = data.resolve("cluster/data/postmaster.pid");
        var server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow();
        var kilobytes = pss(server.pid());
        for (var child : server.children().toList()) kilobytes += pss(child.pid());
        return kilobytes / 1024.0;
    }

    private static long pss(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            var text = lines.filter(line -> line.startsWith("Pss:")).collect(Collectors.joining());
            return Long.parseLong(text.replaceAll("\\D", ""));
        }
    }

    private static boolean line(String name, double figure, String unit, double budget) {
        var ok = figure < budget;
        System.out.printf(
                Locale.ROOT, "%s %.2f %s (budget < %.0f) %s%n", name, figure, unit, budget, ok ? "ok" : "short");
        return ok;
    }
}
