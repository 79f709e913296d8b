package org.tousaidants.observatory.national;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.observatory.parquet.DuckDbStore;
import tools.jackson.databind.json.JsonMapper;

/// « Commande national » — `bin/tous-aidants national`: computes the figures of all networks from their published
/// Parquet files, and writes the manifest last.
public final class NationalCommand implements Command {
    private static final int MEGABYTES = 2_000;
    private static final int MOST_THREADS = 99;
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
    public CommandUsage usage() {
        return new CommandUsage("national", "--help", "les chiffres de tous les réseaux, d’après leurs fichiers");
    }

    @Override
    public int run(List<String> words, Clock clock) {
        return CommandArguments.values("--files", "--invent", "--queries", "--out", "--threads")
                .answer(
                        "national",
                        words.isEmpty() ? List.of("--help") : words,
                        HELP,
                        out,
                        err,
                        typed -> count(typed, clock));
    }

    private int count(CommandArguments typed, Clock clock) throws CommandUsageError {
        var queries = typed.path("--queries");
        var rows = typed.number("--invent");
        var threads = typed.number("--threads").orElse(2L);
        if (threads < 1 || threads > MOST_THREADS) throw new CommandUsageError("--threads attend un nombre de 1 à 99");
        var folder = queries.isPresent() ? Optional.<Path>empty() : Optional.of(typed.neededPath("--out"));
        var files = queries.isPresent() || rows.isPresent() ? "" : typed.needed("--files");
        try {
            if (queries.isPresent()) {
                var there = Files.createDirectories(queries.get());
                for (var query : NationalFigures.queries())
                    Files.writeString(there.resolve(query.name() + ".sql"), query.sql());
                return OK;
            }
            try (var columns = DuckDbStore.open(threads.intValue(), MEGABYTES)) {
                if (rows.isPresent()) columns.write(NationalFigures.invented(rows.get()), folder.orElseThrow(), "");
                else write(clock, columns, files, folder.orElseThrow());
                return OK;
            }
        } catch (IOException | DuckDbStore.DuckDbQueryRefusedException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private void write(Clock clock, DuckDbStore columns, String files, Path folder) throws IOException {
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
            line.put("sha256", Sha256.hex(bytes));
            line.put("sql", query.sql());
            listed.add(line);
        }
        Files.createDirectories(folder);
        for (var file : written.entrySet()) {
            CommandOutputFolder.replace(folder, file.getKey(), file.getValue());
            out.println(folder.resolve(file.getKey()));
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("made", clock.instant().toString());
        manifest.put("networks", networks);
        manifest.put("files", listed);
        CommandOutputFolder.replace(
                folder,
                "manifest.json",
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }
}
