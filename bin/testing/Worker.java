import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.json.JsonMapper;

/// Runs the test classes that it reads, `WING CLASS` a line, and writes a report of each as Surefire does. The libraries
/// are those of the process, read and compiled once; a wing and what it stands on have a loader of their own, so that
/// its tests see nothing above it and no wing sees what another left in memory.
final class Worker {
    static final String MARK = "\u0001";

    private static final Set<String> LIBRARIES =
            Set.of(System.getProperty("java.class.path").split(File.pathSeparator));

    private static String entered = "";

    private Worker() {}

    public static void main(String[] arguments) throws Exception {
        var told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        var launcher = LauncherFactory.create();
        for (String line; (line = asked.readLine()) != null; ) {
            var wing = line.substring(0, line.indexOf(' '));
            var name = line.substring(wing.length() + 1);
            var reports = Path.of(wing, "target", "surefire-reports");
            var report = new Report(name);
            enter(wing, reports);
            var type = type(name);
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(), report);
            report.write(reports);
            told.println(MARK + (System.nanoTime() - report.began) / 1_000_000);
        }
        System.exit(0);
    }

    private static void enter(String wing, Path reports) throws IOException {
        if (wing.equals(entered)) return;
        entered = wing;
        leave(Thread.currentThread().getContextClassLoader());
        var path = Files.readString(Path.of(wing, "target", "test.classpath")).strip();
        var own = new ArrayList<URL>();
        for (var one : path.split(File.pathSeparator))
            if (!LIBRARIES.contains(one)) own.add(Path.of(one).toUri().toURL());
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(wing, own.toArray(URL[]::new), Worker.class.getClassLoader()));
        Files.createDirectories(reports);
        // A test that starts a program gives it the wing's whole path.
        System.setProperty("java.class.path", path);
        var said = new PrintStream(
                new FileOutputStream(reports.resolve("said.txt").toFile(), true), true, StandardCharsets.UTF_8);
        System.setOut(said);
        System.setErr(said);
    }

    /// What the libraries and their threads keep of a wing's classes would hold all that these have read.
    private static void leave(ClassLoader wing) {
        JsonMapper.shared().clearCaches();
        for (var thread : Thread.getAllStackTraces().keySet())
            if (thread.getContextClassLoader() == wing) thread.setContextClassLoader(Worker.class.getClassLoader());
    }

    /// The threads that a class left behind would hold a process whose next one is not there.
    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            missing.printStackTrace();
            System.exit(1);
            throw new AssertionError(missing);
        }
    }

    private static final class Report implements TestExecutionListener {
        private final String name;
        private final long began = System.nanoTime();
        private final Map<String, Long> begun = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> cases = new ConcurrentLinkedQueue<>();
        private TestPlan plan;
        private int tests;
        private int failures;
        private int skipped;

        Report(String name) {
            this.name = name;
        }

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            this.plan = plan;
        }

        @Override
        public void executionStarted(TestIdentifier one) {
            begun.put(one.getUniqueId(), System.nanoTime());
        }

        @Override
        public synchronized void executionSkipped(TestIdentifier one, String reason) {
            if (one.isTest()) skip(one);
            else plan.getDescendants(one).stream().filter(TestIdentifier::isTest).forEach(this::skip);
        }

        private void skip(TestIdentifier one) {
            tests++;
            skipped++;
            cases.add(opened(one) + "\n<skipped/></testcase>");
        }

        @Override
        public synchronized void executionFinished(TestIdentifier one, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (!one.isTest()) return;
                    tests++;
                    cases.add(opened(one) + "</testcase>");
                }
                case ABORTED -> skip(one);
                case FAILED -> {
                    tests++;
                    failures++;
                    var stack = new StringWriter();
                    var why = result.getThrowable().orElse(new AssertionError());
                    why.printStackTrace(new PrintWriter(stack));
                    cases.add(opened(one) + "\n<failure message=\"" + escaped(String.valueOf(why.getMessage()))
                            + "\" type=\"" + why.getClass().getName() + "\">" + escaped(stack.toString())
                            + "</failure></testcase>");
                }
            }
        }

        private String opened(TestIdentifier one) {
            var seconds = (System.nanoTime() - begun.getOrDefault(one.getUniqueId(), System.nanoTime())) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "<testcase name=\"%s\" classname=\"%s\" time=\"%.3f\">",
                    escaped(one.getDisplayName()),
                    name,
                    seconds);
        }

        private void write(Path folder) throws IOException {
            var head = String.format(
                    Locale.ROOT,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" time=\"%.3f\" tests=\"%d\" errors=\"0\" skipped=\"%d\" failures=\"%d\">\n",
                    name,
                    (System.nanoTime() - began) / 1e9,
                    tests,
                    skipped,
                    failures);
            // Half a character in the name of a case becomes a question mark.
            var bytes = (head + String.join("\n", cases) + "\n</testsuite>\n").getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve("TEST-" + name + ".xml"), bytes);
        }

        private static String escaped(String text) {
            return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("\n", "&#10;");
        }
    }
}
