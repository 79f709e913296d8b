package org.tousaidants.platform.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// « Base externe à sauvegarder » — reads the files of an external PostgreSQL server through a role that may only
/// read them, so that nothing must be installed on that machine. A replication slot prevents the server from
/// deleting its WAL before the WAL is archived.
final class RemotePostgresServer implements AutoCloseable {
    private static final String SLOT = "tous_aidants";
    private static final int PIECE = 4 << 20;
    private static final int VERSION = Integer.parseInt(PostgresBinaries.VERSION.replaceFirst("\\..*", ""));

    /// « Fichier » — a file or folder in the data folder of the server, at the time of the listing.
    ///
    /// @param folder whether it is a folder
    /// @param size size in bytes
    record RemoteFileEntry(String name, boolean folder, long size) {}

    private final Connection connection;

    private RemotePostgresServer(Connection connection) {
        this.connection = connection;
    }

    /// Connects to an external server.
    ///
    /// @param reader address with a role that may read files and WAL and use a replication slot
    static RemotePostgresServer at(DatabaseAddress reader) throws SQLException {
        if (reader.user().isEmpty() || reader.password().isEmpty())
            throw new DatabaseSetupException(
                    "TA_BACKUP_SOURCE : écrivez postgres://compte:mot-de-passe@machine/postgres.");
        var connection = Backups.connect(reader);
        try {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version != VERSION)
                throw new DatabaseSetupException(
                        "TA_BACKUP_SOURCE : PostgreSQL " + version + " ; la restauration se fait avec " + VERSION
                                + ". Sauvegardez cette base avec ses propres outils.");
            if (!Backups.ask(connection, "select count(*)::text from pg_tablespace")
                    .equals("2"))
                throw new DatabaseSetupException(
                        "TA_BACKUP_SOURCE : cette base a des espaces de tables à elle. Sauvegardez-la avec ses propres outils.");
            var cluster = new RemotePostgresServer(connection);
            cluster.holdLog();
            return cluster;
        } catch (SQLException | RuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    Connection connection() {
        return connection;
    }

    /// Creates the replication slot if it is absent. If the server invalidated the existing slot, the next base
    /// backup creates a new one.
    private void holdLog() throws SQLException {
        var state = Backups.ask(
                connection,
                "select coalesce(max(coalesce(wal_status, 'lost')), '') from pg_replication_slots where slot_name = '"
                        + SLOT + "'");
        if (state.equals("lost")) Backups.ask(connection, "select pg_drop_replication_slot('" + SLOT + "')::text");
        if (state.isEmpty() || state.equals("lost"))
            Backups.ask(connection, "select pg_create_physical_replication_slot('" + SLOT + "', true)::text");
    }

    /// Returns the entries of a folder; empty if the folder was deleted.
    List<RemoteFileEntry> list(String folder) throws SQLException {
        var entries = new ArrayList<RemoteFileEntry>();
        try (var statement = connection.prepareStatement("""
                select name, (stat).isdir, (stat).size
                from (select name, pg_stat_file(? || '/' || name, true) stat
                      from pg_ls_dir(?, true, false) name) found
                where (stat).size is not null order by name""")) {
            statement.setString(1, folder);
            statement.setString(2, folder);
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    entries.add(new RemoteFileEntry(rows.getString(1), rows.getBoolean(2), rows.getLong(3)));
            }
        }
        return entries;
    }

    /// Returns a stream that reads a file of the server in chunks to its end.
    InputStream open(String path) {
        return new InputStream() {
            private InputStream piece = InputStream.nullInputStream();
            private long at;
            private boolean over;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                var read = piece.read(into, from, most);
                if (read >= 0 || over) return read;
                var bytes = bytes(path, at).orElse(new byte[0]);
                at += bytes.length;
                over = bytes.length < PIECE;
                piece = new ByteArrayInputStream(bytes);
                return piece.read(into, from, most);
            }
        };
    }

    private Optional<byte[]> bytes(String path, long at) throws IOException {
        try (var statement = connection.prepareStatement("select pg_read_binary_file(?, ?, ?, true)")) {
            statement.setString(1, path);
            statement.setLong(2, at);
            statement.setLong(3, PIECE);
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getBytes(1));
            }
        } catch (SQLException away) {
            throw new IOException(away);
        }
    }

    String position() throws SQLException {
        return Backups.ask(connection, "select pg_current_wal_lsn()::text");
    }

    /// Returns the names of the complete WAL segments in order.
    List<String> finishedLog() throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select name from pg_ls_dir('pg_wal', true, false) name
                        where name ~ '^[0-9A-F]{24}$' and name < pg_walfile_name(pg_current_wal_lsn())
                           or name ~ '^[0-9A-F]{8}\\.history$'
                        order by name""")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    /// Starts a new WAL segment if the current one is not empty.
    void turnLog() throws SQLException {
        Backups.ask(connection, "select pg_switch_wal()::text");
    }

    /// Informs the server that it may delete the archived WAL up to this position.
    void release(String position) throws SQLException {
        Backups.ask(
                connection,
                "select end_lsn::text from pg_replication_slot_advance('" + SLOT + "', '" + position + "')");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
