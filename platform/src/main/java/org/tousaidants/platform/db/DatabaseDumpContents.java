package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// « Table des matières d’une sauvegarde » — reads the list of contents of a `pg_dump` file without executing
/// anything in the file. The check only detects a foreign file early: an entry can contain any statement, so the
/// restoring role has no rights of its own.
final class DatabaseDumpContents {
    private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);

    /// An entry of the list of contents, such as `215; 1259 16389 TABLE public kept tousaidants`.
    private static final Pattern ENTRY = Pattern.compile("\\d+; \\d+ \\d+ (.+)");

    /// The kinds of objects that the migrations create. The kind of an entry is the longest of these names with
    /// which the text of the entry begins.
    private static final List<String> KNOWN = List.of(
                    "COMMENT",
                    "CHECK CONSTRAINT",
                    "CONSTRAINT",
                    "DEFAULT",
                    "DOMAIN",
                    "FK CONSTRAINT",
                    "FUNCTION",
                    "INDEX",
                    "POLICY",
                    "ROW SECURITY",
                    "SEQUENCE",
                    "SEQUENCE OWNED BY",
                    "SEQUENCE SET",
                    "TABLE",
                    "TABLE DATA",
                    "TRIGGER",
                    "VIEW")
            .stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private final Set<String> tables = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    private DatabaseDumpContents() {}

    /// Reads the list of contents of a `pg_dump` file with `pg_restore`.
    ///
    /// @throws IOException if `pg_restore` cannot list the file; the message is a French sentence
    static DatabaseDumpContents read(String pgRestore, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC))
                throw new IOException("ce n’est pas un fichier de « database backup ».");
        }
        var listed = DatabaseProcessRunner.run(
                List.of(pgRestore, "--list", "--no-owner", "--no-privileges", file.toString()), Map.of());
        if (listed.code() != 0) throw new IOException(listed.output().strip());
        var contents = new DatabaseDumpContents();
        for (var line : listed.output().lines().toList()) contents.add(line);
        return contents;
    }

    private void add(String line) {
        var entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            // A comment line begins with « ; »; other lines that do not match are unknown.
            if (!line.isBlank() && !line.startsWith(";")) unknown.add(line);
            return;
        }
        var description = entry.group(1);
        for (var kind : KNOWN)
            if (description.startsWith(kind + " ")) {
                var rest = description.substring(kind.length() + 1).split(" ");
                // An entry for a comment names the kind of the object that the comment describes.
                // Its schema is absent if this object has none.
                if (!rest[0].equals("public")) unknown.add(description);
                else if (kind.equals("TABLE") && rest.length > 1) tables.add(rest[1]);
                return;
            }
        unknown.add(description);
    }

    boolean holds(String table) {
        return tables.contains(table);
    }

    /// Returns up to three entries that no backup of this product contains.
    List<String> unknown() {
        return unknown.stream().sorted().limit(3).toList();
    }
}
