package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// « Base ouverte » — the database, as long as this is open: the external one, the embedded one started here, or the
/// embedded one that the running application lends to a command.
public final class Database implements AutoCloseable {
    /// The role that reads only what a room gives it. The embedded server has it; who keeps another one makes it once:
    /// `create role ta_reader nologin; grant ta_reader to <the application's user>`.
    public static final String READER = "ta_reader";

    private static final int OLDEST = 17;
    /// Eight threads of jobs, each with one at most, must leave the pages enough.
    private static final int CONNECTIONS = 18;

    private final DatabaseAddress address;
    /// The one network whose rows its connections see; empty: all.
    private final Optional<String> only;
    private final HikariDataSource pool;
    private final DataSource source;
    /// Whether who works for one of several networks sees the rows of that one alone.
    private final boolean walled;
    private final Optional<EmbeddedServer> server;

    private Database(DatabaseAddress address, Optional<String> only, boolean walled, Optional<EmbeddedServer> server) {
        this.address = address;
        this.only = only;
        this.walled = walled;
        this.pool = pool(address, only);
        this.source = walled ? new TenantDataSource(pool) : pool;
        this.server = server;
    }

    /// For a command: beside the running application if there is one, and migrated in any case.
    public static Database join() {
        var database = join(external(), DataFolder.chosen());
        try {
            Migrations.run(database.dataSource());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The address that the environment gives, else nothing.
    static String external() {
        return Optional.ofNullable(System.getenv("DATABASE_URL")).orElse("");
    }

    static Database join(String address, Path folder) {
        return (address.isBlank() ? EmbeddedPostgres.running(folder) : Optional.<DatabaseAddress>empty())
                .map(running -> new Database(running, Optional.empty(), false, Optional.empty()))
                .orElseGet(() -> open(address, folder));
    }

    /// For the server, which must be alone on its folder.
    static Database open(String address, Path path) {
        return open(address, path, Optional.empty());
    }

    /// The same, walled in one network of several.
    static Database open(String address, Path path, Optional<String> only) {
        return open(address, () -> EmbeddedServer.start(path), only, false);
    }

    /// @param embedded starts the server, or hands over the one that has been started already
    /// @param only the one network whose rows are seen; empty: all
    /// @param walled whether there is a wall between several
    static Database open(String address, Supplier<EmbeddedServer> embedded, Optional<String> only, boolean walled) {
        if (!address.isBlank()) return new Database(DatabaseAddress.parse(address), only, walled, Optional.empty());
        var server = embedded.get();
        try {
            return new Database(server.postgres().address(), only, walled, Optional.of(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static HikariConfig pooling(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "tous-aidants");
        // The driver would ask for the machine's time zone; days and hours here are French.
        config.setConnectionInitSql("set time zone 'Europe/Paris'");
        return config;
    }

    static HikariDataSource pool(DatabaseAddress address) {
        return pool(address, Optional.empty());
    }

    private static HikariDataSource pool(DatabaseAddress address, Optional<String> only) {
        try {
            var config = pooling(address);
            only.ifPresent(network ->
                    config.setConnectionInitSql(config.getConnectionInitSql() + "; " + RowSecurity.saying(network)));
            var pool = new HikariDataSource(config);
            try (var connection = pool.getConnection()) {
                checkVersion(connection.getMetaData().getDatabaseMajorVersion(), address);
                return pool;
            } catch (DatabaseRefused e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unreachable(address, e);
        } catch (PoolInitializationException e) {
            throw unreachable(address, e.getCause() instanceof SQLException cause ? cause : new SQLException(e));
        }
    }

    private static void checkVersion(int version, DatabaseAddress address) {
        if (version < OLDEST)
            throw new DatabaseRefused("La base " + address + " tourne sous PostgreSQL " + version
                    + ". Tous Aidants demande PostgreSQL " + OLDEST + " ou plus récent.");
    }

    private static DatabaseRefused unreachable(DatabaseAddress address, SQLException e) {
        var why = switch (String.valueOf(e.getSQLState())) {
            case "08001", "08004", "08006" -> "le serveur ne répond pas";
            case "28P01", "28000" -> "l’utilisateur ou le mot de passe est refusé";
            case "3D000" -> "cette base n’existe pas";
            default -> String.valueOf(e.getMessage());
        };
        return new DatabaseRefused(
                "La base " + address + " n’est pas accessible : " + why + ". Vérifiez DATABASE_URL.", e);
    }

    /// Brought up to this version, over connections that see every network, and walled where it must be.
    void migrate(Flyway flyway) {
        if (only.isEmpty() && !walled) {
            Migrations.run(flyway);
            return;
        }
        try (var whole = pool(address)) {
            Migrations.run(Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .dataSource(whole)
                    .load());
            try (var connection = whole.getConnection()) {
                RowSecurity.raise(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the networks are not walled", e);
        }
    }

    public DataSource dataSource() {
        return source;
    }

    DatabaseAddress address() {
        return address;
    }

    public boolean isEmbedded() {
        return server.isPresent();
    }

    /// The process of the embedded server, when it was started here.
    Optional<ProcessHandle> embedded() {
        return server.flatMap(one -> one.postgres().process());
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedServer::close);
    }
}
