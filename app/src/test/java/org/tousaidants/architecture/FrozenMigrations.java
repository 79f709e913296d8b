package org.tousaidants.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.tousaidants.Modules;

/// Sites have run each landed migration unchanged: the list of hashes only grows, and a new migration has a
/// higher number than all landed ones.
record FrozenMigrations(List<Path> folders, Path list) {
    static final FrozenMigrations OURS = new FrozenMigrations(
            Modules.folders(Modules.RESOURCES + "/db/migration"), Path.of("app/src/test/resources/migrations.sha256"));

    /// The errors with their fix. Adds new migrations to the list when `fix` is set;
    /// existing entries never change.
    List<String> mistakes(boolean fix) {
        try {
            var landed = new TreeMap<String, String>();
            if (Files.exists(list))
                for (var line : Files.readAllLines(list)) landed.put(line.substring(66), line.substring(0, 64));
            var highest = landed.keySet().stream()
                    .mapToInt(FrozenMigrations::number)
                    .max()
                    .orElse(0);
            var mistakes = new ArrayList<String>();
            var added = new StringBuilder();
            var present = present();
            for (var name : present.keySet()) {
                var hash = present.get(name);
                if (!landed.containsKey(name)) {
                    if (number(name) <= highest)
                        mistakes.add(
                                name + " comes before V" + highest + ", which has landed: give it a higher number");
                    else if (fix) added.append(hash).append("  ").append(name).append('\n');
                    else mistakes.add(name + " is new: bin/check --fix freezes it");
                } else if (!landed.get(name).equals(hash))
                    mistakes.add(name + " has landed and was changed: put it back, and write another migration");
            }
            for (var name : landed.keySet())
                if (!present.containsKey(name)) mistakes.add(name + " has landed and is gone: put it back");
            if (!added.isEmpty()) Files.writeString(list, (Files.exists(list) ? Files.readString(list) : "") + added);
            return mistakes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private TreeMap<String, String> present() throws IOException {
        var present = new TreeMap<String, String>();
        for (var folder : folders)
            try (var files = Files.list(folder)) {
                for (var file : files.toList())
                    present.put(file.getFileName().toString(), hash(Files.readAllBytes(file)));
            }
        return present;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
