package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// « Base ouverte » — an open database: either external, or embedded and started by this process, or embedded and
/// already started by the running application, whose server a command then uses too.
public final class Database implements AutoCloseable {
    /// Database role that may read only the data that a package grants to it. The embedded server creates this
    /// role; on an external server it must be created once: `create role ta_reader nologin; grant ta_reader to
    /// <the application's user>`.
    public static final String READER = "ta_reader";

    private static final int OLDEST = 17;
    /// Number of connections of the pool: eight job threads with one connection each leave ten for the pages.
    private static final int CONNECTIONS = 18;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final DataSource source;
    private final Optional<EmbeddedPostgresServer> server;

    private Database(DatabaseAddress address, String only, Optional<EmbeddedPostgresServer> server) {
        this.address = address;
        this.pool = pool(address);
        this.source = new TenantDataSource(pool, only);
        this.server = server;
    }

    /// Opens and migrates the database for a command. If the application is running, its server is used.
    public static Database join() {
        var database = join(external(), PersistentDataFolder.chosen());
        try {
            DatabaseMigrations.run(database.pool);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Returns the database address from the environment; empty if there is none.
    static String external() {
        return Optional.ofNullable(System.getenv("DATABASE_URL")).orElse("");
    }

    static Database join(String address, Path folder) {
        return (address.isBlank() ? EmbeddedPostgres.running(folder) : Optional.<DatabaseAddress>empty())
                .map(running -> new Database(running, "", Optional.empty()))
                .orElseGet(() -> open(address, folder));
    }

    /// Opens the database for the running application.
    static Database open(String address, Path path) {
        return open(address, () -> EmbeddedPostgresServer.start(path), "");
    }

    /// Opens the external database at `address`, or the embedded database if `address` is blank.
    ///
    /// @param embedded starts the server, or returns the running server
    /// @param only network of threads that work for no explicit network; empty for none
    static Database open(String address, Supplier<EmbeddedPostgresServer> embedded, String only) {
        if (!address.isBlank()) return new Database(DatabaseAddress.parse(address), only, Optional.empty());
        var server = embedded.get();
        try {
            return new Database(server.postgres().address(), only, Optional.of(server));
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
        // The driver would otherwise set the time zone of the machine, but days and hours must be French.
        config.setConnectionInitSql("set time zone 'Europe/Paris'");
        return config;
    }

    static HikariDataSource pool(DatabaseAddress address) {
        try {
            var pool = new HikariDataSource(pooling(address));
            try (var connection = pool.getConnection()) {
                checkVersion(connection.getMetaData().getDatabaseMajorVersion(), address);
                return pool;
            } catch (DatabaseSetupException e) {
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
            throw new DatabaseSetupException("La base " + address + " tourne sous PostgreSQL " + version
                    + ". Tous Aidants demande PostgreSQL " + OLDEST + " ou plus récent.");
    }

    private static DatabaseSetupException unreachable(DatabaseAddress address, SQLException e) {
        var why = switch (String.valueOf(e.getSQLState())) {
            case "08001", "08004", "08006" -> "le serveur ne répond pas";
            case "28P01", "28000" -> "l’utilisateur ou le mot de passe est refusé";
            case "3D000" -> "cette base n’existe pas";
            default -> String.valueOf(e.getMessage());
        };
        return new DatabaseSetupException(
                "La base " + address + " n’est pas accessible : " + why + ". Vérifiez DATABASE_URL.", e);
    }

    /// Migrates the schema to the version of this application.
    void migrate() {
        DatabaseMigrations.run(pool);
    }

    public DataSource dataSource() {
        return source;
    }

    /// Returns the pool of connections, in which each connection sees the rows of one network only.
    ///
    /// @param only network of threads that work for no explicit network; empty for none
    DataSource dataSource(String only) {
        return new TenantDataSource(pool, only);
    }

    DatabaseAddress address() {
        return address;
    }

    public boolean isEmbedded() {
        return server.isPresent();
    }

    /// Returns the process of the embedded server; empty if this process did not start one.
    Optional<ProcessHandle> embedded() {
        return server.flatMap(one -> one.postgres().process());
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedPostgresServer::close);
    }
}
