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

/// « Table des matières d’une sauvegarde » — what a file of `pg_dump` says that it holds, read without running anything
/// of it. An entry may hide any statement behind its kind, so this only tells a foreign file early: what restores must
/// itself have no rights.
final class DumpContents {
    private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);

    /// `215; 1259 16389 TABLE public kept tousaidants`
    private static final Pattern ENTRY = Pattern.compile("\\d+; \\d+ \\d+ (.+)");

    /// What the migrations make. The longest name that fits is the kind of an entry.
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

    private DumpContents() {}

    /// @throws IOException in words, when the file is no dump that `pg_restore` can list
    static DumpContents read(String pgRestore, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC))
                throw new IOException("ce n’est pas un fichier de « database backup ».");
        }
        var listed =
                Shell.run(List.of(pgRestore, "--list", "--no-owner", "--no-privileges", file.toString()), Map.of());
        if (listed.code() != 0) throw new IOException(listed.output().strip());
        var contents = new DumpContents();
        for (var line : listed.output().lines().toList()) contents.add(line);
        return contents;
    }

    private void add(String line) {
        var entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            // A comment begins with « ; »: what is neither is not understood.
            if (!line.isBlank() && !line.startsWith(";")) unknown.add(line);
            return;
        }
        var said = entry.group(1);
        for (var kind : KNOWN)
            if (said.startsWith(kind + " ")) {
                var rest = said.substring(kind.length() + 1).split(" ");
                // A comment stands under the kind of what it is about, and in no schema when that has none.
                if (!rest[0].equals("public")) unknown.add(said);
                else if (kind.equals("TABLE") && rest.length > 1) tables.add(rest[1]);
                return;
            }
        unknown.add(said);
    }

    boolean holds(String table) {
        return tables.contains(table);
    }

    /// The entries that no backup of ours has, at most three.
    List<String> unknown() {
        return unknown.stream().sorted().limit(3).toList();
    }
}
