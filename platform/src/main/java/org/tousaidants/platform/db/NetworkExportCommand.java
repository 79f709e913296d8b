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
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Commande export complet » — `bin/tous-aidants export --all`: writes the data of a network into a folder in open
/// formats, even while the application is running.
public final class NetworkExportCommand implements Command {
    private static final String HELP = """
            Quitter cet hébergement : toutes les données d’un réseau, en CSV, avec leur dictionnaire.

              tous-aidants export --all DOSSIER             le seul réseau de la base
              tous-aidants export --all DOSSIER --of ID     ce réseau

            Le dossier doit être vide ou absent. « tous-aidants import --all DOSSIER » le relit ailleurs.""";

    private final PrintStream out;
    private final PrintStream err;

    /// Public because the service loader requires it.
    public NetworkExportCommand() {
        this(System.out, System.err);
    }

    NetworkExportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("export --all", "DOSSIER", "un réseau entier en formats ouverts, pour partir ailleurs");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        var named = words.size() == 4 && words.get(2).equals("--of");
        if (words.size() != 2 && !named || words.get(1).equals("--help")) {
            err.println(HELP);
            return MISUSED;
        }
        try (var database = Database.join()) {
            return export(database.dataSource(), Path.of(words.get(1)), named ? words.get(3) : "", clock);
        }
    }

    int export(DataSource source, Path folder, String asked, Clock clock) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            err.println(folder + " n’est pas un dossier vide : donnez-en un autre.");
            return REFUSED;
        }
        var networks = NetworkCommand.networks(source);
        var network = asked.isEmpty() && networks.size() == 1 ? networks.getFirst() : asked;
        if (!networks.contains(network)) {
            err.println(
                    networks.isEmpty()
                            ? "Cette base n’a pas de réseau."
                            : "Quel réseau ? Ajoutez --of et l’un de : " + String.join(", ", networks) + ".");
            return REFUSED;
        }
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var rows = CurrentTenantScope.in(
                network,
                () -> Objects.requireNonNull(transaction.execute(_ -> {
                    try {
                        return new NetworkDataFolder(new TenantTableRows(source)).write(folder, clock.instant());
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })));
        out.printf(
                Locale.FRENCH,
                "Exporté dans %s : le réseau « %s », %,d lignes. Lisez LISEZ-MOI.txt : le secret se remet à part.%n",
                folder,
                network,
                rows);
        return OK;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
