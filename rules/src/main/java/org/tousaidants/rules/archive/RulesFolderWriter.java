package org.tousaidants.rules.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// « Fichiers de la forge » — writes rules to a folder, which must be empty or must not exist.
public final class RulesFolderWriter {
    private RulesFolderWriter() {}

    /// Returns whether the folder is empty or missing, so that no file would be overwritten; otherwise prints an
    /// error and returns false.
    public static boolean free(Path place, PrintStream err) throws IOException {
        if (!Files.exists(place)) return true;
        try (var inside = Files.list(place)) {
            if (Files.isDirectory(place) && inside.findAny().isEmpty()) return true;
        }
        err.println("Erreur : " + place + " existe déjà. Donnez un autre dossier.");
        return false;
    }

    public static void write(Path place, RulesFolder folder) throws IOException {
        for (var file : folder.files().entrySet()) write(place.resolve(file.getKey()), file.getValue());
    }

    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.write(file, bytes);
    }
}
