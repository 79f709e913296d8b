package org.tousaidants.observatory.national;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.observatory.parquet.ColumnStore;
import tools.jackson.databind.json.JsonMapper;

/// « Commande national » — `bin/tous-aidants national`: the figures of all networks from the Parquet that each
/// publishes,
/// with their manifest, the manifest last.
public final class NationalCommand implements Command {
    private static final int MEGABYTES = 2_000;
    private static final String HELP = """
            Compter les chiffres nationaux à partir des fichiers que publient les réseaux.

              tous-aidants national --files MOTIF --out DOSSIER [--threads N]
              tous-aidants national --invent LIGNES --out FICHIER.parquet
              tous-aidants national --queries DOSSIER

              --files MOTIF     fichiers chiffres.parquet des réseaux, par exemple 'reseaux/*/chiffres.parquet'
              --out DOSSIER     reçoit un tableau par requête et manifest.json
              --invent LIGNES   écrit des chiffres inventés, pour mesurer
              --queries DOSSIER écrit les requêtes, pour un autre moteur (docs/national.md)

            Codes de sortie : 0 écrit · 1 refusé, rien n’est publié à moitié · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;

    public NationalCommand() {
        this(System.out, System.err);
    }

    NationalCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Usage usage() {
        return new Usage("national", "--help", "les chiffres de tous les réseaux, d’après leurs fichiers");
    }

    @Override
    public int run(List<String> words, Clock clock) {
        if (words.isEmpty() || words.equals(List.of("--help"))) {
            out.print(HELP);
            return OK;
        }
        var asked = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < words.size(); i += 2) asked.put(words.get(i), words.get(i + 1));
        var files = Optional.ofNullable(asked.get("--files"));
        var rows = Optional.ofNullable(asked.get("--invent")).filter(one -> one.matches("\\d{1,12}"));
        var queries = Optional.ofNullable(asked.get("--queries"));
        var folder = asked.get("--out");
        var threads = Optional.ofNullable(asked.get("--threads")).orElse("2");
        var known = List.of("--files", "--invent", "--queries", "--out", "--threads")
                .containsAll(asked.keySet());
        if (words.size() % 2 != 0
                || !known
                || !threads.matches("[1-9]\\d?")
                || folder == null && queries.isEmpty()
                || files.isEmpty() && rows.isEmpty() && queries.isEmpty()) {
            err.print(HELP);
            return MISUSED;
        }
        try {
            if (queries.isPresent()) {
                var there = Files.createDirectories(Path.of(queries.get()));
                for (var query : NationalFigures.queries())
                    Files.writeString(there.resolve(query.name() + ".sql"), query.sql());
                return OK;
            }
            try (var columns = ColumnStore.open(Integer.parseInt(threads), MEGABYTES)) {
                if (rows.isPresent())
                    columns.write(
                            NationalFigures.invented(Long.parseLong(rows.get())), Path.of(String.valueOf(folder)), "");
                else write(clock, columns, files.orElseThrow(), Path.of(String.valueOf(folder)));
                return OK;
            }
        } catch (IOException | ColumnStore.Refused refused) {
            err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private void write(Clock clock, ColumnStore columns, String files, Path folder) throws IOException {
        NationalFigures.over(columns, files);
        var networks = columns.lines("select network, count(*) from figures group by network order by network");
        var written = new LinkedHashMap<String, byte[]>();
        var listed = new ArrayList<Map<String, Object>>();
        for (var query : NationalFigures.queries()) {
            var lines = columns.lines(query.sql());
            var bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            written.put(query.name() + ".csv", bytes);
            var line = new LinkedHashMap<String, Object>();
            line.put("file", query.name() + ".csv");
            line.put("rows", lines.size());
            line.put("sha256", hash(bytes));
            line.put("sql", query.sql());
            listed.add(line);
        }
        Files.createDirectories(folder);
        for (var file : written.entrySet()) {
            put(folder, file.getKey(), file.getValue());
            out.println(folder.resolve(file.getKey()));
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("made", clock.instant().toString());
        manifest.put("networks", networks);
        manifest.put("files", listed);
        put(
                folder,
                "manifest.json",
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }

    private static void put(Path folder, String name, byte[] bytes) throws IOException {
        var part = folder.resolve(name + ".part");
        Files.write(part, bytes);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
