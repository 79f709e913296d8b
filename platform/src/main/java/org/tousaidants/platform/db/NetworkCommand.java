package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Commande réseau » — `bin/tous-aidants network`: lists the networks of the database, or deletes a network with
/// all its rows, after a preview, and prints a certificate of the deletion.
public final class NetworkCommand implements Command {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy à HH:mm", Locale.FRENCH);
    private static final String HELP = """
            Les réseaux de la base : les lire, en supprimer un.

              tous-aidants network                          les réseaux
              tous-aidants network delete ID                ce qui serait supprimé ; rien ne change
              tous-aidants network delete ID --confirm ID   supprimer le réseau et toutes ses données ;
                                                            ce qui s’affiche est le certificat

            Sauvegardez avant : une suppression ne se défait pas. Arrêtez le service, ou redémarrez-le ensuite.""";

    private final Supplier<Database> database;
    private final PrintStream out;
    private final PrintStream err;

    public NetworkCommand() {
        this(Database::join, System.out, System.err);
    }

    private NetworkCommand(Supplier<Database> database, PrintStream out, PrintStream err) {
        this.database = database;
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("network", "--help", "les réseaux de la base, et la suppression de l’un d’eux");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        var confirmed = words.size() == 4
                && words.get(2).equals("--confirm")
                && words.get(3).equals(words.get(1));
        var deletes = (words.size() == 2 || confirmed) && words.getFirst().equals("delete");
        if (!words.isEmpty() && !deletes) {
            var asked = words.equals(List.of("--help"));
            (asked ? out : err).println(HELP);
            return asked ? OK : MISUSED;
        }
        try (var open = database.get()) {
            return deletes
                    ? delete(open.dataSource(), words.get(1), confirmed, clock.instant(), out, err)
                    : list(open.dataSource(), out);
        }
    }

    static int list(DataSource source, PrintStream out) {
        JdbcClient.create(source)
                .sql("select id, name, departement, demonstration from identity_network order by id")
                .query(rows -> {
                    out.printf(
                            "%s  %s (%s)%s%n",
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4) ? ", démonstration" : "");
                });
        return OK;
    }

    static List<String> networks(DataSource source) {
        return JdbcClient.create(source)
                .sql("select id from identity_network order by id")
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /// Deletes a network in one transaction, including its history, and prints a certificate of the deletion.
    /// Returns the exit code.
    static int delete(
            DataSource source, String network, boolean confirmed, Instant now, PrintStream out, PrintStream err) {
        if (!networks(source).contains(network)) {
            err.println("Aucun réseau ne s’appelle « " + network + " ». « tous-aidants network » les donne.");
            return REFUSED;
        }
        var rows = new TenantTableRows(source);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        CurrentTenantScope.in(
                network,
                () -> transaction.executeWithoutResult(_ -> {
                    var counts = rows.counts(_ -> true);
                    if (confirmed) {
                        var end =
                                rows.one("select encode(hash, 'hex') from journal_entry order by number desc limit 1");
                        rows.delete(_ -> true);
                        out.print(certificate(network, counts, end.orElse("aucune"), now));
                    } else {
                        out.print(list(network, counts));
                        out.println(
                                "Rien n’a changé. Partez d’abord avec vos données : tous-aidants export --all DOSSIER."
                                        + " Pour supprimer : tous-aidants network delete " + network + " --confirm "
                                        + network
                                        + " > certificat.txt");
                    }
                }));
        return OK;
    }

    private static String list(String network, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> String.format(Locale.FRENCH, "  %,10d  %s%n", one.getValue(), one.getKey()))
                .collect(Collectors.joining("", "Le réseau « " + network + " » :\n", ""));
    }

    /// Returns the text of the deletion certificate. It ends with its own hash, so that a changed copy is
    /// detected.
    private static String certificate(String network, Map<String, Long> counts, String end, Instant now) {
        var text = "CERTIFICAT DE SUPPRESSION\n\nSupprimé : "
                + list(network, counts).replaceFirst("^Le", "le")
                + String.format(
                        Locale.FRENCH,
                        "\nEn tout : %,d lignes.\n",
                        counts.values().stream().mapToLong(Long::longValue).sum())
                + "Le " + now.atZone(ParisTime.ZONE).format(MOMENT) + ", heure de Paris.\n"
                + "Dernière ligne du journal : " + end + "\n\n"
                + """
                Restent, et partent à leur durée : les sauvegardes d’avant ce jour (trente jours par défaut) et les
                journaux du serveur. Redémarrez le service.
                """;
        return text + "Empreinte SHA-256 de ce texte : " + Sha256.hex(text) + "\n";
    }
}
