package org.tousaidants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Lists the sources of all modules, for the tests that read them. Tests run at the root of the repository.
public final class Modules {
    private static final Path ROOT = Path.of("");

    private Modules() {}

    public static final String JAVA = "src/main/java";
    public static final String RESOURCES = "src/main/resources";

    /// The folders of the modules, in the order of their names.
    public static List<Path> all() {
        try (var folders = Files.list(ROOT.toAbsolutePath())) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> ROOT.toAbsolutePath().relativize(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// This folder in each module that has it.
    public static List<Path> folders(String relative) {
        return all().stream()
                .map(module -> module.resolve(relative))
                .filter(Files::isDirectory)
                .toList();
    }

    /// All files below this folder in each module.
    public static Stream<Path> files(String relative) {
        return folders(relative).stream().flatMap(Modules::below);
    }

    private static Stream<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
