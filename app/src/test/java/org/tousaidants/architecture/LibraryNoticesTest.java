package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each library has a text of its licence: in its jar, or a line of `notices.tsv` from which `bin/package` writes one.
/// `bin/package` compares the jars of the package with its notices once more.
class LibraryNoticesTest {
    private static final Path FILE = Path.of("app/src/package/notices.tsv");
    private static final Pattern TEXT =
            Pattern.compile("(?i)(META-INF/)?(licen[sc]e|notice|copyright)[^/]*|META-INF/licenses/.+|about\\.html");

    /// Groups of libraries that only tests use; none of them is in a package.
    private static final Pattern TESTS = Pattern.compile(
            ".*/(junit|assertj|archunit|mockito|hamcrest|bytebuddy|objenesis|opentest4j|apiguardian|playwright|skyscreamer|jsonassert|xmlunit|awaitility|jayway|deque|selenium|subethamail|greenmail|android|spring-boot-test|spring-boot-starter-[a-z-]*test|spring-test|spring-security-test|json-schema-validator|languagetool)[^/]*(/.*)?");

    @Test
    void aLibraryWithoutATextHasALine() throws IOException {
        var lines = lines();
        var missing = new TreeSet<String>();
        for (var jar : libraries())
            if (!holdsText(jar) && !lines.containsKey(name(jar)) && !apacheAlone(jar)) missing.add(jar.toString());
        assertThat(missing)
                .as("read the licence of the library, then add its name, licence and holders to " + FILE)
                .isEmpty();
    }

    @Test
    void eachLineHasALicenceWhoseTextIsKnown() throws IOException {
        assertThat(lines()).isNotEmpty().allSatisfy((name, line) -> {
            assertThat(line).as(name).hasSize(3);
            assertThat(line[2]).as(name).startsWith("Copyright").doesNotContain("\n");
            assertThat(line[1].equals("LGPL-3")
                            || line[1].equals("EPL-2.0")
                            || Files.exists(Path.of("LICENSES/" + line[1] + ".txt")))
                    .as("the text of " + line[1])
                    .isTrue();
        });
    }

    /// A library that is no longer used has no line.
    @Test
    void eachLineNamesALibraryThatHoldsNoText() throws IOException {
        var without = libraries().stream()
                .filter(jar -> !holdsText(jar))
                .map(LibraryNoticesTest::name)
                .collect(Collectors.toSet());
        assertThat(lines().keySet()).isSubsetOf(without);
    }

    private static Map<String, String[]> lines() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(cells -> cells[0], Function.identity()));
    }

    /// The jars of the class path that are in a package.
    private static List<Path> libraries() {
        var path = Stream.of("surefire.test.class.path", "java.class.path")
                .map(name -> System.getProperty(name, ""))
                .filter(value -> value.contains(".m2"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(one -> one.endsWith(".jar") && !TESTS.matcher(one).matches())
                .filter(one -> !one.contains("/org/tousaidants/"))
                .map(Path::of)
                .filter(one -> one.isAbsolute() && !one.startsWith(Path.of("").toAbsolutePath()))
                .distinct()
                .toList();
    }

    private static String name(Path jar) {
        // …/name/version/name-version.jar, as Maven keeps libraries.
        return jar.getParent().getParent().getFileName().toString();
    }

    private static boolean holdsText(Path jar) {
        return entries(jar).anyMatch(name -> TEXT.matcher(name).matches());
    }

    private static Stream<String> entries(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Whether the pom of a library, or of one of its parents, names the Apache licence and no other.
    private static boolean apacheAlone(Path jar) {
        var pom = Path.of(
                jar.toString().replaceAll("\\.jar$", ".pom").replaceAll("-(linux|osx|windows)[^/]*\\.pom$", ".pom"));
        var licences = licences(pom, 5);
        return !licences.isEmpty() && licences.stream().allMatch(name -> name.contains("Apache"));
    }

    private static List<String> licences(Path pom, int parents) {
        try {
            if (!Files.exists(pom)) return List.of();
            var text = Files.readString(pom).replaceAll("(?s)<!--.*?-->", "");
            var own = Pattern.compile("(?s)<license>.*?<name>(.*?)</name>")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1).strip())
                    .toList();
            if (!own.isEmpty() || parents == 0) return own;
            var parent = Pattern.compile("(?s)<parent>.*?</parent>").matcher(text);
            if (!parent.find()) return List.of();
            var block = parent.group();
            var artifact = tag(block, "artifactId");
            var version = tag(block, "version");
            var repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
            return licences(
                    repository
                            .resolve(tag(block, "groupId").replace('.', '/'))
                            .resolve(artifact)
                            .resolve(version)
                            .resolve(artifact + "-" + version + ".pom"),
                    parents - 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String tag(String block, String name) {
        var found =
                Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">").matcher(block);
        return found.find() ? found.group(1) : "";
    }
}
