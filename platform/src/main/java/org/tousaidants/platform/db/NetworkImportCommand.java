package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Commande import complet » — `bin/tous-aidants import --all`: imports the folder of an export into a database
/// without this network, either completely or not at all. Ids do not change, so all public addresses remain valid.
public final class NetworkImportCommand implements Command {
    private static final String HELP = """
            Arriver d’un autre hébergement : relire un dossier de « export --all ».

              tous-aidants import --all DOSSIER

            Service arrêté, avec la même version que l’ancien site. Rien n’est écrit si un fichier a changé.""";

    private final PrintStream out;
    private final PrintStream err;

    /// Public because the service loader requires it.
    public NetworkImportCommand() {
        this(System.out, System.err);
    }

    NetworkImportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("import --all", "DOSSIER", "relire un réseau exporté, dans un site vide");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        if (words.size() != 2 || words.get(1).equals("--help")) {
            err.println(HELP);
            return MISUSED;
        }
        try (var database = Database.join()) {
            return load(database.dataSource(), Path.of(words.get(1)));
        }
    }

    int load(DataSource source, Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("reseau.properties"))) {
            err.println(folder + " n’est pas un dossier de « tous-aidants export --all ».");
            return REFUSED;
        }
        var network = NetworkDataFolder.network(folder);
        if (!network.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            err.println("reseau.properties ne nomme aucun réseau.");
            return REFUSED;
        }
        if (NetworkCommand.networks(source).contains(network)) {
            err.println("Le réseau « " + network + " » est déjà dans cette base : l’import demande une base sans lui.");
            return REFUSED;
        }
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        return CurrentTenantScope.in(
                network,
                () -> Objects.requireNonNull(transaction.execute(_ -> {
                    try {
                        return load(new NetworkDataFolder(new TenantTableRows(source)), network, folder);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })));
    }

    private int load(NetworkDataFolder files, String network, Path folder) throws IOException {
        var refusal = files.refusal(folder);
        if (refusal.isPresent()) {
            err.println("Rien n’a changé. " + refusal.get());
            return REFUSED;
        }
        var rows = files.read(folder);
        out.printf(
                Locale.FRENCH,
                "Importé : le réseau « %s », %,d lignes. Donnez l’ancien secret dans TA_SECRET_BEFORE, puis démarrez.%n",
                network,
                rows);
        return OK;
    }
}
