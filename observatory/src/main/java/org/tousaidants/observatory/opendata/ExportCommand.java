package org.tousaidants.observatory.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.identity.TerritoryNetworks.NetworkChoice;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import tools.jackson.databind.json.JsonMapper;

/// « Commande export » — `bin/tous-aidants export`: writes the files of one format to a folder, and the manifest
/// (the list of files) last. Each file appears only when it is complete.
public final class ExportCommand implements Command {
    private static final String HELP = """
            Écrire les données du réseau pour d’autres.

              tous-aidants export --format F --out DOSSIER [--network ID] [--site ADRESSE]

              --format F      national (32 colonnes, v1.0.2), data-inclusion (structures et services, v1), hsds (3.1),
                              dcat (catalogue DCAT-AP 3), parquet ou geoparquet (1.1)
              --out DOSSIER   reçoit les fichiers et manifest.json (lignes, empreintes SHA-256)
              --site ADRESSE  adresse publique du site, pour le catalogue

            Codes de sortie : 0 écrit · 1 refusé, rien n’est publié à moitié · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Database> database;

    public ExportCommand() {
        this(System.out, System.err, Database::join);
    }

    ExportCommand(PrintStream out, PrintStream err, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.database = database;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("export", "--help", "les données du réseau pour d’autres");
    }

    @Override
    public int run(List<String> words, Clock clock) {
        return CommandArguments.values("--format", "--out", "--network", "--site")
                .answer(
                        "export",
                        words.isEmpty() ? List.of("--help") : words,
                        HELP,
                        out,
                        err,
                        typed -> export(typed, clock));
    }

    private int export(CommandArguments typed, Clock clock) throws CommandUsageError {
        var named = typed.needed("--format");
        var format = PublicFileExports.PublicExportFormat.of(named)
                .orElseThrow(() -> new CommandUsageError("« " + named + " » n’est pas un format"));
        var folder = typed.neededPath("--out");
        var site = typed.text("--site").orElse("https://tous-aidants.example");
        try (var open = database.get();
                var doors = CommandSpringContext.over(open, clock)) {
            return switch (doors.getBean(TerritoryNetworks.class).choose(typed.text("--network"))) {
                case NetworkChoice.NetworkChosen(var network) -> {
                    try (var _ = CurrentTenantScope.enter(network.id())) {
                        write(
                                clock,
                                folder,
                                doors.getBean(PublicFileExports.class).made(network, format, site));
                    }
                    yield OK;
                }
                case NetworkChoice.UnknownNetwork(var there) ->
                    refused("Ce réseau n’est pas dans la base. Elle a : " + there);
                case NetworkChoice.SeveralNetworksPossible(var there) ->
                    refused("Dites lequel par --network : " + there);
            };
        } catch (IOException | UncheckedIOException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private int refused(String why) {
        err.println(why);
        return REFUSED;
    }

    private void write(Clock clock, Path folder, List<PublicFileExports.GeneratedExportFile> files) throws IOException {
        Files.createDirectories(folder);
        var listed = new ArrayList<Map<String, Object>>();
        for (var file : files) {
            CommandOutputFolder.replace(folder, file.name(), file.bytes());
            var line = new LinkedHashMap<String, Object>();
            line.put("file", file.name());
            line.put("rows", file.rows());
            line.put("bytes", file.bytes().length);
            line.put("sha256", Sha256.hex(file.bytes()));
            listed.add(line);
            out.println(folder.resolve(file.name()) + "  " + file.rows());
        }
        var manifest = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("made", clock.instant().toString(), "files", listed));
        CommandOutputFolder.replace(folder, "manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
    }
}
