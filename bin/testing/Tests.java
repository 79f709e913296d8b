import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the tests of all wings, each in a process that has its wing and what it stands on, as many processes at once as
/// there are cores. A process that has nothing left to do in its wing goes to the next, and at the end helps another:
/// no core waits for a wing to be over. How long a class took last time (`target/check.times`) says what to begin with.
///
/// `Tests SEED FORKS ARCHIVE CLASSES|all WING… -- OPTION…`: the options are those of each process.
final class Tests {
    /// A class that takes longer begins before those that may fill the gaps.
    private static final long LONG = 15_000;
    /// What is not worth another process.
    private static final long LITTLE = 12_000;
    private static final long UNKNOWN = 3_000;
    /// Seals and opens megabytes, which only the second compiler does at the speed of the machine: a process of its own.
    private static final Set<String> COMPUTING = Set.of("org.tousaidants.platform.db.BackupsTest");
    /// Wait for the disk or for a clock most of their time, and start no site: beside the others from the beginning.
    private static final Set<String> WAITING = Set.of(
            "org.tousaidants.platform.db.EmbeddedPostgresTest", "org.tousaidants.places.intake.FetchTest");
    private static final Path TIMES = Path.of("target", "check.times");

    private final List<String> options;
    private final String archive;
    private final List<Wing> wings = new ArrayList<>();
    private final List<Wing> waiting = new ArrayList<>();
    private final Map<String, Long> times = new ConcurrentHashMap<>();

    private static final class Wing {
        final String name;
        final String classPath;
        final List<String> options;
        final ArrayDeque<String> left = new ArrayDeque<>();
        boolean begun;

        Wing(String name, String classPath, List<String> options) {
            this.name = name;
            this.classPath = classPath;
            this.options = options;
        }
    }

    private Tests(String archive, List<String> options) {
        this.archive = archive;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        var split = words.indexOf("--");
        var tests = new Tests(words.get(2), words.subList(split + 1, words.size()));
        tests.remember();
        var chosen = words.get(3).equals("all") ? null : Set.of(words.get(3).split(","));
        var seed = Long.parseLong(words.get(0));
        for (var wing : words.subList(4, split)) tests.add(wing, chosen, new Random(seed));
        var threads = new ArrayList<Thread>();
        for (var n = 0; n < Integer.parseInt(words.get(1)); n++) threads.add(Thread.ofPlatform().start(tests::work));
        threads.add(Thread.ofPlatform().start(tests::workBeside));
        for (var thread : threads) thread.join();
        tests.keep();
    }

    private void remember() throws IOException {
        if (!Files.exists(TIMES)) return;
        for (var line : Files.readAllLines(TIMES)) {
            var parts = line.split(" ");
            times.put(parts[0], Long.parseLong(parts[1]));
        }
    }

    private void keep() throws IOException {
        Files.write(
                TIMES,
                new TreeMap<>(times)
                        .entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
    }

    private long time(String test) {
        return times.getOrDefault(test, test.endsWith("PagesTest") ? 4 * LONG : UNKNOWN);
    }

    private long time(Wing wing) {
        return wing.left.stream().mapToLong(this::time).sum();
    }

    private void add(String name, Set<String> chosen, Random random) throws IOException {
        var folder = Path.of(name, "target", "test-classes");
        var classPath = Files.readString(Path.of(name, "target", "test.classpath")).strip();
        var wing = new Wing(name, classPath, List.of());
        var computing = new Wing(name, classPath, List.of("-XX:TieredStopAtLevel=4"));
        var beside = new Wing(name, classPath, List.of());
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            var names = files.map(folder::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith("Test.class") && !file.contains("$"))
                    .map(file -> file.substring(0, file.length() - 6).replace(File.separatorChar, '.'))
                    .filter(test -> chosen == null || chosen.contains(test.substring(test.lastIndexOf('.') + 1)))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(names, random);
            names.sort(Comparator.comparing(test -> time(test) < LONG));
            for (var test : names)
                (COMPUTING.contains(test) ? computing : WAITING.contains(test) ? beside : wing).left.add(test);
        }
        if (!beside.left.isEmpty()) waiting.add(beside);
        wings.add(wing);
        wings.add(computing);
    }

    private void work() {
        for (var wing = next(); wing != null; wing = next()) serve(wing);
    }

    private void workBeside() {
        waiting.forEach(this::serve);
    }

    private synchronized Wing next() {
        var fresh = wings.stream()
                .filter(wing -> !wing.begun && !wing.left.isEmpty())
                .max(Comparator.comparingLong(this::time));
        fresh.ifPresent(wing -> wing.begun = true);
        return fresh.orElseGet(() -> wings.stream()
                .filter(wing -> time(wing) > LITTLE || wing.left.size() > 0 && wing.left.size() >= 8)
                .max(Comparator.comparingLong(this::time))
                .orElse(null));
    }

    private synchronized String take(Wing wing) {
        return wing.left.poll();
    }

    private void serve(Wing wing) {
        String test = null;
        try {
            var process = process(wing);
            try (var asks = new PrintWriter(
                            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
                    var answers = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                while ((test = take(wing)) != null) {
                    asks.println(test);
                    String line;
                    while ((line = answers.readLine()) != null && !line.startsWith(Worker.MARK)) continue;
                    if (line == null) break;
                    times.put(test, Long.parseLong(line.substring(1)));
                }
            }
            process.waitFor();
        } catch (IOException | InterruptedException broken) {
            System.err.println(broken);
        }
        if (test == null) return;
        died(wing, test);
        serve(wing);
    }

    private static void died(Wing wing, String test) {
        var said = "<testsuite name=\"%1$s\" tests=\"1\" errors=\"1\" skipped=\"0\" failures=\"0\">\n"
                + "<testcase name=\"the whole class\" classname=\"%1$s\">\n"
                + "<error message=\"its process ended; see %2$s/target/surefire-reports/said.txt\"/></testcase>\n</testsuite>\n";
        try {
            Files.writeString(reports(wing).resolve("TEST-" + test + ".xml"), said.formatted(test, wing.name));
        } catch (IOException broken) {
            System.err.println(test + " ended its process: " + broken);
        }
    }

    private static Path reports(Wing wing) throws IOException {
        return Files.createDirectories(Path.of(wing.name, "target", "surefire-reports"));
    }

    private Process process(Wing wing) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(wing.options);
        if (Files.exists(Path.of(archive))) command.add("-XX:SharedArchiveFile=" + archive);
        command.addAll(List.of("-cp", wing.classPath, "Worker", reports(wing).toString()));
        var said = reports(wing).resolve("said.txt").toFile();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(said))
                .start();
    }
}
