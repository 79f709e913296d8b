package org.tousaidants.core.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// « Fichier livré » — a file shipped with the product, by its path from the root of the class path of a class.
public final class ShippedFile {
    private ShippedFile() {}

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

    /// The cells of a table, separated by semicolons, without the header.
    public static List<String[]> rows(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", -1))
                .toList();
    }
}
