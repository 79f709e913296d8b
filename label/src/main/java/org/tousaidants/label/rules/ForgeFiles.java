package org.tousaidants.label.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// « Fichiers de la forge » — rules written into a folder, which must be free.
final class ForgeFiles {
    private ForgeFiles() {}

    /// Nothing is written over; said when there is something.
    static boolean free(Path place, PrintStream err) throws IOException {
        if (!Files.exists(place)) return true;
        try (var inside = Files.list(place)) {
            if (Files.isDirectory(place) && inside.findAny().isEmpty()) return true;
        }
        err.println("Erreur : " + place + " existe déjà. Donnez un autre dossier.");
        return false;
    }

    static void write(Path place, Folder folder) throws IOException {
        for (var file : folder.files().entrySet()) write(place.resolve(file.getKey()), file.getValue());
    }

    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] bytes) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.write(file, bytes);
    }
}
