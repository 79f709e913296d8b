package org.tousaidants.core.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// « Fichier livré » — reads a file shipped with the product, by its path on the class path.
public final class BundledFile {
    private BundledFile() {}

    public static byte[] bytes(Class<?> beside, String name) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    public static String text(Class<?> beside, String name) {
        return new String(bytes(beside, name), StandardCharsets.UTF_8);
    }

    /// Returns the rows of a table with tabs between cells. Comments (`#`) and blank lines are skipped.
    ///
    /// @param beside class in whose package the file is
    /// @param name name of the file
    public static List<String[]> tabbed(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /// Returns the rows of a table with tabs between cells, each as a map from column names to cells. The first
    /// line of the file contains the column names.
    ///
    /// @param beside class in whose package the file is
    /// @param name name of the file
    public static List<Map<String, String>> named(Class<?> beside, String name) {
        var rows = tabbed(beside, name);
        var names = rows.getFirst();
        return rows.stream()
                .skip(1)
                .map(cells -> IntStream.range(0, names.length)
                        .boxed()
                        .collect(Collectors.toMap(i -> names[i], i -> cells[i])))
                .toList();
    }

    /// Returns the rows of a table with semicolons between cells. The header in the first line is skipped.
    ///
    /// @param beside class in whose package the file is
    /// @param name name of the file
    public static List<String[]> rows(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", -1))
                .toList();
    }
}
