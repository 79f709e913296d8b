package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Commande réseau » — `bin/tous-aidants network`: lists the networks of the database, or deletes one of them
/// with all its rows, after a preview.
public final class NetworkCommand implements Command {
    private static final String TABLES = """
            select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and column_name = 'network' and table_type = 'BASE TABLE' order by table_name""";
    private static final String REFERENCES = """
            select distinct conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid""";
    private static final String HELP = """
            Les réseaux de la base : les lire, en supprimer un.

              tous-aidants network                          les réseaux
              tous-aidants network delete ID                ce qui serait supprimé ; rien ne change
              tous-aidants network delete ID --confirm ID   supprimer le réseau et toutes ses données

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
    public Usage usage() {
        return new Usage("network", "--help", "les réseaux de la base, et la suppression de l’un d’eux");
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
                    ? delete(open.dataSource(), words.get(1), confirmed, out, err)
                    : list(open.dataSource(), out);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    static int list(DataSource source, PrintStream out) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, name, departement, demonstration from identity_network order by id")) {
            while (rows.next())
                out.printf(
                        "%s  %s (%s)%s%n",
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getBoolean(4) ? ", démonstration" : "");
        }
        return OK;
    }

    /// Deletes a network in one transaction. Its history is deleted too, with the triggers that protect it
    /// disabled.
    static int delete(DataSource source, String network, boolean confirmed, PrintStream out, PrintStream err)
            throws SQLException {
        try (var connection = source.getConnection()) {
            if (!exists(connection, network)) {
                err.println("Aucun réseau ne s’appelle « " + network + " ». « tous-aidants network » les donne.");
                return REFUSED;
            }
        }
        try (var _ = TenantScope.enter(network);
                var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var tables = inOrder(connection);
            var counts = new LinkedHashMap<String, Long>();
            for (var table : tables) counts.put(table, count(connection, table, network));
            counts.values().removeIf(rows -> rows == 0);
            show(network, counts, out);
            if (!confirmed) {
                connection.rollback();
                out.println("Rien n’a changé. Pour supprimer : tous-aidants network delete " + network + " --confirm "
                        + network);
                return OK;
            }
            for (var table : counts.sequencedKeySet()) remove(connection, table, "network", network);
            remove(connection, "identity_network", "id", network);
            connection.commit();
            out.println("Supprimé : le réseau « " + network + " » et toutes ses données. Redémarrez le service.");
            return OK;
        }
    }

    private static void show(String network, Map<String, Long> counts, PrintStream out) {
        out.println("Le réseau « " + network + " » :");
        counts.forEach((table, rows) -> out.printf(Locale.FRENCH, "  %,10d  %s%n", rows, table));
    }

    private static boolean exists(Connection connection, String network) throws SQLException {
        try (var asked = connection.prepareStatement("select 1 from identity_network where id = ?")) {
            asked.setString(1, network);
            try (var rows = asked.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// The tables with rows of networks, each before the tables that it references.
    private static SequencedSet<String> inOrder(Connection connection) throws SQLException {
        var tables = new LinkedHashSet<String>();
        var references = new ArrayList<List<String>>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            try (var rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) references.add(List.of(rows.getString(1), rows.getString(2)));
            }
        }
        var left = new LinkedHashSet<>(tables);
        var ordered = new LinkedHashSet<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(one -> one.getLast().equals(table) && left.contains(one.getFirst())))
                    .toList();
            if (next.isEmpty()) throw new IllegalStateException("circular references between tables: " + left);
            ordered.addAll(next);
            left.removeAll(Set.copyOf(next));
        }
        return ordered;
    }

    private static long count(Connection connection, String table, String network) throws SQLException {
        try (var asked = connection.prepareStatement("select count(*) from " + table + " where network = ?")) {
            asked.setString(1, network);
            try (var rows = asked.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void remove(Connection connection, String table, String column, String network) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table " + table + " disable trigger user");
            try (var delete = connection.prepareStatement("delete from " + table + " where " + column + " = ?")) {
                delete.setString(1, network);
                delete.executeUpdate();
            }
            statement.execute("alter table " + table + " enable trigger user");
        }
    }
}
