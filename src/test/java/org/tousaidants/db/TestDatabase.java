package org.tousaidants.db;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The real PostgreSQL for tests: one server a test run, started by our own launcher, and a new database for whoever
/// asks, copied from one that is already migrated. Every `@SpringBootTest` gets one by itself (`spring.factories`).
/// Only here does a commit not wait for the disk.
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String TEMPLATE = "migrated";
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
        try {
            var folder = folder();
            Files.createDirectories(folder);
            var server = EmbeddedPostgres.start(
                    folder, Map.of("fsync", "off", "synchronous_commit", "off", "max_connections", "200"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            execute(server, "drop database if exists " + TEMPLATE);
            server.createDatabase(TEMPLATE);
            Flyway.configure()
                    .dataSource(server.url(TEMPLATE), EmbeddedPostgres.USER, server.password())
                    .load()
                    .migrate();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Under target/, unless the user that PostgreSQL runs as cannot enter there. A folder of this process: two test
    /// runs
    /// side by side do not meet.
    private static Path folder() throws Exception {
        var target = Path.of("target").toAbsolutePath();
        var open = true;
        for (var parent = target.getParent(); parent != null; parent = parent.getParent())
            open &= Files.getPosixFilePermissions(parent)
                    .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE);
        var root = System.getProperty("user.name").equals("root");
        return root && !open
                ? Path.of(System.getProperty("java.io.tmpdir"), "tous-aidants-test")
                : target.resolve("test-database");
    }

    /// A migrated database that nobody else uses.
    public static HikariDataSource fresh() {
        return DatabaseSetup.pool(
                new DatabaseAddress(url(), Optional.of(EmbeddedPostgres.USER), Optional.of(SERVER.password())));
    }

    private static synchronized String url() {
        var name = "t_" + UUID.randomUUID().toString().replace("-", "");
        execute(SERVER, "create database " + name + " template " + TEMPLATE);
        return SERVER.url(name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "ta.database-url",
                                url() + "?user=" + EmbeddedPostgres.USER + "&password=" + SERVER.password())));
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
