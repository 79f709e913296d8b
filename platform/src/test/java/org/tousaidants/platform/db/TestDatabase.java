package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// Provides a real PostgreSQL for tests: one server per process in `target/test-database`, started by our own
/// launcher, and a new database for each caller, copied from a migrated template. A Spring test context that
/// names this class (`@ContextCustomizerFactories`) gets one automatically.
///
/// Only in tests, a commit does not wait for the disk and a password takes one iteration;
/// `EmbeddedPostgresTest` covers the product's settings.
public final class TestDatabase implements ContextCustomizerFactory {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "scram_iterations", "1",
            // Autovacuum would visit all databases, each of which exists for seconds.
            "autovacuum", "off",
            "max_connections", "300");
    /// Settings of a quiet site: no job is scheduled, so a test runs the job that it needs; a stopping site
    /// does not wait for browsers.
    private static final Map<String, Object> STILL = Map.of("ta.rounds", "false", "server.shutdown", "immediate");
    /// The default network of a site.
    private static final Map<String, Object> NETWORK = Map.of(
            "ta.network.id",
            "charente-maritime",
            "ta.network.name",
            "Charente-Maritime",
            "ta.network.departement",
            "17");
    /// Number of kept templates: one for each module with tests, and those of a few earlier changes.
    private static final int TEMPLATES_KEPT = 12;
    /// Keeps the folders referenced, because an unreferenced one is collected and its lock released.
    private static final List<PersistentDataFolder> HELD = new ArrayList<>();

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Server SERVER = Server.started();
    private static final String TEMPLATE = template();

    private record Server(String jdbcUrl, String password, Path folder) {
        static Server started() {
            var address = start(1).address("postgres", EmbeddedPostgres.SUPERUSER);
            var server = new Server(
                    address.jdbcUrl(),
                    address.password().orElseThrow(),
                    HELD.getLast().path());
            server.clear();
            return server;
        }

        DatabaseAddress address(String database, String user) {
            return new DatabaseAddress(
                    jdbcUrl.replaceFirst("postgres$", database), Optional.of(user), Optional.of(password));
        }

        /// Deletes the databases of the previous run.
        private void clear() {
            for (var name : databases(this)) if (name.startsWith("t_")) execute(this, "drop database " + name);
        }
    }

    /// A new migrated database; closing its pool deletes it.
    public static HikariDataSource fresh() {
        var address = copy();
        var config = Database.pooling(address);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            TenantDataSource.saying(CurrentTenantScope.now().orElse("charente-maritime")));
                }
                return connection;
            }

            @Override
            public void close() {
                super.close();
                execute("drop database if exists " + name(address) + " with (force)");
            }
        };
    }

    /// Saves the state of the database until [#restored] brings it back.
    public static void saved(DataSource site) throws SQLException {
        var pool = site.unwrap(HikariDataSource.class);
        var name = name(pool);
        pool.getHikariPoolMXBean().softEvictConnections();
        execute("alter database " + name + " allow_connections false");
        onServer(
                SERVER,
                "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = '" + name + "'",
                new ArrayList<>());
        execute("create database " + name + "_saved template " + name + " strategy file_copy owner "
                + EmbeddedPostgres.USER);
        execute("alter database " + name + " allow_connections true");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /// Restores the saved state under the running site.
    public static void restored(DataSource site) throws SQLException {
        var pool = site.unwrap(HikariDataSource.class);
        var name = name(pool);
        pool.getHikariPoolMXBean().softEvictConnections();
        execute("drop database " + name + " with (force)");
        execute("alter database " + name + "_saved rename to " + name);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static String name(HikariDataSource pool) {
        return pool.getJdbcUrl().replaceFirst("^.*/([a-z0-9_]+)(\\?.*)?$", "$1");
    }

    /// The address of a new database, as in `DATABASE_URL`; the database exists until the next run.
    public static String url() {
        var address = copy();
        return address.jdbcUrl() + "?user=" + address.user().orElseThrow() + "&password="
                + address.password().orElseThrow();
    }

    /// Starts another site on a free port with its own database, without scheduled jobs.
    public static ConfigurableApplicationContext site(Class<?> type, List<String> settings) {
        return site(type, url(), settings);
    }

    /// Starts another site over a database of [#url].
    public static ConfigurableApplicationContext site(Class<?> type, String url, List<String> settings) {
        var own = Stream.of("--server.port=0", "--DATABASE_URL=" + url);
        var builder = new SpringApplicationBuilder(type)
                .initializers(site ->
                        site.getEnvironment().getPropertySources().addFirst(new MapPropertySource("beside", STILL)));
        var begun = new AtomicReference<ConfigurableApplicationContext>();
        // The site starts for its own tenant, not for the test's.
        CurrentTenantScope.as(
                Optional.empty(),
                () -> begun.set(
                        builder.run(Stream.concat(own, settings.stream()).toArray(String[]::new))));
        return begun.get();
    }

    /// Opens the database as a command does, beside the site.
    public static Database joined(String url) {
        var database = Database.join(url, Path.of("target", "no-data"));
        JdbcClient.create(database.dataSource()).sql("""
                insert into identity_network (id, name, departement)
                select 'charente-maritime', 'Charente-Maritime', '17' where not exists (select from identity_network)""").update();
        return database;
    }

    /// Copies the programs to the folder of another server, which then does not unpack its own.
    static void lendPrograms(Path folder) throws IOException {
        var programs = SERVER.folder().resolve("postgresql-" + PostgresBinaries.VERSION);
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }

    /// Starts a server; if another Maven process has locked the first folder, in the next one.
    private static EmbeddedPostgres start(int number) {
        var path = Path.of("target", "test-database" + (number == 1 ? "" : "-" + number))
                .toAbsolutePath();
        try {
            var folder = PersistentDataFolder.open(path);
            HELD.add(folder);
            var server = start(folder);
            // Runs after the sites of this process, which write their counters at the end.
            SpringApplication.getShutdownHandlers().add(server::close);
            return server;
        } catch (DatabaseSetupException refused) {
            if (number > 8 || !refused.getMessage().contains("sert déjà")) throw refused;
            return start(number + 1);
        }
    }

    /// Starts the server again after a crash of the machine: without fsync the cluster may be damaged, and it
    /// contains nothing of value.
    private static EmbeddedPostgres start(PersistentDataFolder folder) {
        try {
            return EmbeddedPostgres.start(folder, SETTINGS);
        } catch (DatabaseSetupException refused) {
            try {
                PersistentDataFolder.delete(folder.path().resolve("cluster"));
            } catch (IOException e) {
                throw DatabaseSetupException.of(e, folder.path());
            }
            return EmbeddedPostgres.start(folder, SETTINGS);
        }
    }

    /// The template, kept between runs while the migrations are equal. It is renamed after the migration, so
    /// that an interrupted run leaves no incomplete one.
    private static String template() {
        var template = "template_" + migrationsPrint();
        var templates = databases(SERVER).stream()
                .filter(name -> name.startsWith("template_"))
                .filter(name -> !name.equals(template))
                .toList();
        if (templates.size() > TEMPLATES_KEPT) templates.forEach(name -> execute("drop database " + name));
        if (databases(SERVER).contains(template)) return template;
        execute("create database t_migrating owner " + EmbeddedPostgres.USER);
        try (var pool = Database.pool(SERVER.address("t_migrating", EmbeddedPostgres.USER))) {
            DatabaseMigrations.run(pool);
        }
        execute("alter database t_migrating rename to " + template);
        return template;
    }

    private static String migrationsPrint() {
        try {
            var print = MessageDigest.getInstance("SHA-256");
            for (var each : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*")) {
                print.update(String.valueOf(each.getFilename()).getBytes(StandardCharsets.UTF_8));
                print.update(each.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(print.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized DatabaseAddress copy() {
        var name = "t_" + COUNT.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE + " strategy file_copy owner "
                + EmbeddedPostgres.USER);
        return SERVER.address(name, EmbeddedPostgres.USER);
    }

    private static String name(DatabaseAddress address) {
        return address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
    }

    private static List<String> databases(Server server) {
        List<String> names = new ArrayList<>();
        onServer(server, "select datname from pg_database where datname ~ '^(t|template)_'", names);
        return names;
    }

    private static void execute(String sql) {
        execute(SERVER, sql);
    }

    private static void execute(Server server, String sql) {
        onServer(server, sql, new ArrayList<>());
    }

    private static void onServer(Server server, String sql, List<String> answers) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl, EmbeddedPostgres.SUPERUSER, server.password);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return;
            var rows = statement.getResultSet();
            while (rows.next()) answers.add(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new Customizer(testClass);
    }

    /// Equal for one test class only, so that two classes share neither a context nor a database.
    private record Customizer(Class<?> testClass) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.getEnvironment().getPropertySources().addFirst(new Address());
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("network of tests", NETWORK));
        }
    }

    /// Creates the database when the context asks for its address: a context without a database creates none.
    private static final class Address extends PropertySource<String> {
        private String url;

        Address() {
            super("test database", "");
        }

        @Override
        public synchronized Object getProperty(String name) {
            var still = STILL.get(name);
            if (still != null) return still;
            if (!name.equals("ta.database-url")) return null;
            if (url == null) url = TestDatabase.url();
            return url;
        }
    }
}
