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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the tests of all wings in as many processes as there are cores ([Worker] keeps the wings apart). A process that
/// has nothing left to do in its wing goes to the next, and at the end helps another: no core waits for a wing to be
/// over. How long a class took last time (`target/check.times`) says what to begin with.
///
/// `Tests SEED PROCESSES LIBRARIES CLASSES|all WING… -- OPTION…`: the options are those of each process.
final class Tests {
    /// A class that takes longer, or more than its part of all, begins before those that may fill the gaps.
    private static final long LONG = 15_000;
    private static final int PARTS = 8;
    /// What is not worth that another process reads the wing's classes.
    private static final long LITTLE = 6_000;
    private static final long UNKNOWN = 3_000;
    /// Seals and opens megabytes, which only the second compiler does at the speed of the machine: a process of its own.
    private static final Set<String> COMPUTING = Set.of("org.tousaidants.platform.db.BackupsTest");
    /// Wait for the disk or for a clock most of their time, and start no site: beside the others from the beginning.
    private static final Set<String> WAITING = Set.of(
            "org.tousaidants.platform.db.EmbeddedPostgresTest",
            "org.tousaidants.platform.mail.OutboxTest",
            "org.tousaidants.places.intake.FetchTest");
    /// What the virtual machine itself says.
    private static final Path SAID = Path.of("target", "tests.said.txt");
    private static final Path TIMES = Path.of("target", "check.times");

    private final String libraries;
    private final List<String> options;
    private final List<Wing> wings = new ArrayList<>();
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private final ArrayDeque<Task> computing = new ArrayDeque<>();
    private final Map<String, Long> times = new ConcurrentHashMap<>();

    private static final class Wing {
        final String name;
        final List<String> left = new ArrayList<>();
        boolean begun;

        Wing(String name) {
            this.name = name;
        }

        Wing begin() {
            begun = true;
            return this;
        }
    }

    private Tests(String libraries, List<String> options) {
        this.libraries = libraries;
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
        tests.longestFirst();
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
        times.keySet().removeIf(test -> !stands(test));
        Files.write(
                TIMES,
                new TreeMap<>(times)
                        .entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
    }

    private boolean stands(String test) {
        var file = test.replace('.', File.separatorChar) + ".class";
        return wings.stream().anyMatch(wing -> Files.exists(Path.of(wing.name, "target", "test-classes", file)));
    }

    private long time(String test) {
        return times.getOrDefault(test, test.endsWith("PagesTest") ? 4 * LONG : UNKNOWN);
    }

    private long time(Wing wing) {
        return wing.left.stream().mapToLong(this::time).sum();
    }

    private void add(String name, Set<String> chosen, Random random) throws IOException {
        var folder = Path.of(name, "target", "test-classes");
        var wing = new Wing(name);
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            var names = files.map(folder::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith("Test.class") && !file.contains("$"))
                    .map(file -> file.substring(0, file.length() - 6).replace(File.separatorChar, '.'))
                    .filter(test -> chosen == null
                            || chosen.contains(test)
                            || chosen.contains(test.substring(test.lastIndexOf('.') + 1)))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(names, random);
            for (var test : names) {
                if (WAITING.contains(test)) waiting.add(new Task(wing, test));
                else if (COMPUTING.contains(test)) computing.add(new Task(wing, test));
                else wing.left.add(test);
            }
        }
        wings.add(wing);
    }

    private void longestFirst() {
        var least = Math.min(LONG, wings.stream().mapToLong(this::time).sum() / PARTS);
        for (var wing : wings)
            wing.left.sort(Comparator.comparingLong((String test) -> time(test) < least ? 0 : time(test))
                    .reversed());
    }

    /// What a process is given to run next; null when nothing is left for it.
    private interface Source {
        Task next();
    }

    private record Task(Wing wing, String test) {}

    private void work() {
        run(List.of(), new Source() {
            private Wing wing;

            @Override
            public Task next() {
                synchronized (Tests.this) {
                    if (wing == null || wing.left.isEmpty()) wing = nextWing();
                    return wing == null ? null : new Task(wing, wing.left.removeFirst());
                }
            }
        });
    }

    private void workBeside() {
        run(List.of(), waiting::poll);
        run(List.of("-XX:TieredStopAtLevel=4"), computing::poll);
    }

    private Wing nextWing() {
        Comparator<Wing> longest = Comparator.comparingLong(this::time);
        var left = wings.stream().filter(wing -> !wing.left.isEmpty()).toList();
        return left.stream()
                .filter(wing -> !wing.begun)
                .max(longest)
                .map(Wing::begin)
                .or(() -> left.stream().filter(wing -> time(wing) > LITTLE).max(longest))
                .orElse(null);
    }

    /// In one process; where it ends before its time, the rest in another.
    private void run(List<String> more, Source source) {
        var task = source.next();
        while (task != null) {
            try {
                var process = process(more);
                try (var asks = new PrintWriter(
                                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
                        var answers = new BufferedReader(
                                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                    for (; task != null; task = source.next()) {
                        asks.println(task.wing.name + " " + task.test);
                        String line;
                        while ((line = answers.readLine()) != null && !line.startsWith(Worker.MARK)) continue;
                        if (line == null) break;
                        times.put(task.test, Long.parseLong(line.substring(1)));
                    }
                }
                process.waitFor();
            } catch (IOException | InterruptedException broken) {
                System.err.println(broken);
            }
            if (task == null) return;
            died(task);
            task = source.next();
        }
    }

    private static void died(Task task) {
        var said = "<testsuite name=\"%1$s\" tests=\"1\" errors=\"1\" skipped=\"0\" failures=\"0\">\n"
                + "<testcase name=\"the whole class\" classname=\"%1$s\">\n"
                + "<error message=\"its process ended; see %2$s and %3$s/target/surefire-reports/said.txt\"/></testcase>\n</testsuite>\n";
        try {
            Files.writeString(
                    reports(task.wing).resolve("TEST-" + task.test + ".xml"),
                    said.formatted(task.test, SAID, task.wing.name));
        } catch (IOException broken) {
            System.err.println(task.test + " ended its process: " + broken);
        }
    }

    private static Path reports(Wing wing) throws IOException {
        return Files.createDirectories(Path.of(wing.name, "target", "surefire-reports"));
    }

    private Process process(List<String> more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", libraries, "Worker"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(SAID.toFile()))
                .start();
    }
}
