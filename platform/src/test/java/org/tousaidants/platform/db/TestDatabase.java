package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/// The real PostgreSQL for tests: one server a process in `target/test-database`, started by our own launcher, and
/// a new database for each caller, copied from one that is already migrated. A Spring test context that names this
/// class (`@ContextCustomizerFactories`) gets one by itself; what a site takes long to put into its own when it starts
/// (the village) is kept beside, and the next sites of the same settings begin with it, as one that is started again
/// does.
///
/// Only here does a commit not wait for the disk, and a password cost one round; `EmbeddedPostgresTest` proves the
/// rest on the product's settings.
public final class TestDatabase implements ContextCustomizerFactory {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "scram_iterations", "1",
            // It would go round all the databases of a run, each of which lives for seconds.
            "autovacuum", "off",
            "max_connections", "300");
    /// Nothing runs by the clock: a test calls the round that it wants. No browser comes back to a site that stops.
    private static final Map<String, Object> STILL = Map.of("ta.rounds", "false", "server.shutdown", "immediate");
    /// The network of a site that says no other.
    private static final Map<String, Object> NETWORK = Map.of(
            "ta.network.id",
            "charente-maritime",
            "ta.network.name",
            "Charente-Maritime",
            "ta.network.departement",
            "17");
    /// One for each wing whose tests ran here, and those of a few earlier changes.
    private static final int TEMPLATES_KEPT = 12;
    /// A folder that nothing refers to is collected, and its lock goes with it.
    private static final List<DataFolder> HELD = new ArrayList<>();

    private static final AtomicInteger COUNT = new AtomicInteger();
    /// The wings of a process have a loader each, and one server.
    private static final String NAMES = "t_" + Integer.toUnsignedString(System.identityHashCode(COUNT), 36) + "_";

    private static final Server SERVER = Server.ofThisProcess();
    private static final String TEMPLATE = template();

    /// Where it is, for whichever loader asks.
    private record Server(String jdbcUrl, String password, Path folder) {
        private static final String KNOWN = "ta.test.server";

        static Server ofThisProcess() {
            var known = System.getProperty(KNOWN);
            if (known != null) {
                var parts = known.split(" ", 3);
                return new Server(parts[0], parts[1], Path.of(parts[2]));
            }
            var address = start(1).address("postgres", EmbeddedPostgres.SUPERUSER);
            var server = new Server(
                    address.jdbcUrl(),
                    address.password().orElseThrow(),
                    HELD.getLast().path());
            server.clear();
            System.setProperty(KNOWN, server.jdbcUrl + " " + server.password + " " + server.folder);
            return server;
        }

        DatabaseAddress address(String database, String user) {
            return new DatabaseAddress(
                    jdbcUrl.replaceFirst("postgres$", database), Optional.of(user), Optional.of(password));
        }

        /// Of the run before.
        private void clear() {
            for (var name : databases(this)) if (name.startsWith("t_")) execute(this, "drop database " + name);
        }
    }

    /// A migrated database of its own; closing its pool drops it.
    public static HikariDataSource fresh() {
        var address = copy(TEMPLATE);
        var config = Database.pooling(address);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config) {
            @Override
            public void close() {
                super.close();
                execute("drop database if exists " + name(address) + " with (force)");
            }
        };
    }

    /// Kept beside as a whole backup keeps it, until [#restored] brings it back.
    public static void saved(DataSource site) throws SQLException {
        var pool = site.unwrap(HikariDataSource.class);
        copied(pool, name(pool) + "_saved");
    }

    private static void copied(HikariDataSource pool, String copy) {
        var name = name(pool);
        pool.getHikariPoolMXBean().softEvictConnections();
        execute("alter database " + name + " allow_connections false");
        onServer(
                SERVER,
                "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = '" + name + "'",
                new ArrayList<>());
        execute("create database " + copy + " template " + name + " strategy file_copy owner " + EmbeddedPostgres.USER);
        execute("alter database " + name + " allow_connections true");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /// Under the running site, which reads it from then on.
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

    /// One as an older version left it, empty: the migrations up to that one are done.
    public static HikariDataSource before(String version) {
        var name = NAMES + COUNT.incrementAndGet();
        execute("create database " + name + " owner " + EmbeddedPostgres.USER);
        var pool = Database.pool(SERVER.address(name, EmbeddedPostgres.USER));
        Migrations.run(Flyway.configure()
                .dataSource(pool)
                .outOfOrder(true)
                .target(version)
                .load());
        return pool;
    }

    /// Brought up to today, as a start does.
    public static void migrate(DataSource old) {
        Migrations.run(old);
    }

    /// The same by its address, as `DATABASE_URL` gives it; it stays until the next run.
    public static String url() {
        return url(TEMPLATE);
    }

    private static String url(String template) {
        var address = copy(template);
        return address.jdbcUrl() + "?user=" + address.user().orElseThrow() + "&password="
                + address.password().orElseThrow();
    }

    /// A site beside that of the class, on a free port over a database of its own: nothing runs by the clock there,
    /// and it stops at once. Its beans are decided once, as those of the class's site are; only `ta.` settings may
    /// differ.
    public static ConfigurableApplicationContext site(Class<?> type, List<String> settings) {
        var own = Stream.of("--server.port=0", "--DATABASE_URL=" + url());
        return new SpringApplicationBuilder(type)
                .initializers(site -> {
                    site.getEnvironment().getPropertySources().addFirst(new MapPropertySource("beside", STILL));
                    ClassMetadata.keptFor(site);
                    DecidedBeans.of(List.of("beside", type), site);
                })
                .run(Stream.concat(own, settings.stream()).toArray(String[]::new));
    }

    /// As a command joins it, beside the site that serves it.
    public static Database joined(String url) {
        var database = Database.join(url, Path.of("target", "no-data"));
        JdbcClient.create(database.dataSource()).sql("""
                insert into identity_network (id, name, departement)
                select 'charente-maritime', 'Charente-Maritime', '17' where not exists (select from identity_network)""").update();
        return database;
    }

    /// To a server beside, which then need not unpack its own.
    static void lendPrograms(Path folder) throws IOException {
        var programs = SERVER.folder().resolve("postgresql-" + PostgresBinaries.VERSION);
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }

    /// Another Maven in the same place holds the first folder: the next one then.
    private static EmbeddedPostgres start(int number) {
        var path = Path.of("target", "test-database" + (number == 1 ? "" : "-" + number))
                .toAbsolutePath();
        try {
            var folder = DataFolder.open(path);
            HELD.add(folder);
            var server = start(folder);
            // After the sites of this process, which write what they counted as they end.
            SpringApplication.getShutdownHandlers().add(server::close);
            return server;
        } catch (DatabaseRefused refused) {
            if (number > 8 || !refused.getMessage().contains("sert déjà")) throw refused;
            return start(number + 1);
        }
    }

    /// Without fsync a machine that stops can leave a cluster that no longer starts: it held nothing.
    private static EmbeddedPostgres start(DataFolder folder) {
        try {
            return EmbeddedPostgres.start(folder, SETTINGS);
        } catch (DatabaseRefused refused) {
            try {
                DataFolder.delete(folder.path().resolve("cluster"));
            } catch (IOException e) {
                throw DatabaseRefused.of(e, folder.path());
            }
            return EmbeddedPostgres.start(folder, SETTINGS);
        }
    }

    /// Kept between runs as long as the migrations are the same; renamed once migrated, so that a run that was cut
    /// leaves no half template.
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
            Migrations.run(pool);
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

    private static synchronized DatabaseAddress copy(String template) {
        var name = NAMES + COUNT.incrementAndGet();
        execute("create database " + name + " template " + template + " strategy file_copy owner "
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

    /// Equal for one class only: no two test classes share a context, nor a database.
    private record Customizer(Class<?> testClass) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var begun = Begun.of(configuration);
            context.getEnvironment().getPropertySources().addFirst(new Address(begun));
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("network of tests", NETWORK));
            context.addApplicationListener(begun);
            ClassMetadata.keptFor(context);
            DecidedBeans.of(kind(configuration), context);
        }
    }

    /// What makes sites the same at their start, but for their database.
    private static List<Object> kind(MergedContextConfiguration site) {
        var customizers = new HashSet<>(site.getContextCustomizers());
        customizers.removeIf(Customizer.class::isInstance);
        return List.of(
                List.of(site.getClasses()),
                List.of(site.getActiveProfiles()),
                List.of(site.getPropertySourceProperties()),
                customizers);
    }

    /// What the sites of the same settings begin with, once one of them was long in making it. Another day makes its
    /// own.
    private static final class Begun implements ApplicationListener<ApplicationEvent> {
        private static final Duration LONG = Duration.ofMillis(700);
        private static final Map<List<Object>, Begun> KINDS = new HashMap<>();

        private long started;
        private Optional<String> database = Optional.empty();

        static synchronized Begun of(MergedContextConfiguration site) {
            return KINDS.computeIfAbsent(
                    List.of(LocalDate.now(ZoneId.of("Europe/Paris")), kind(site)), _ -> new Begun());
        }

        @Override
        public void onApplicationEvent(ApplicationEvent told) {
            if (told instanceof ApplicationStartedEvent) started = System.nanoTime();
            // After all that begin with the site.
            if (told instanceof AvailabilityChangeEvent<?> event
                    && event.getState() == ReadinessState.ACCEPTING_TRAFFIC
                    && event.getSource() instanceof ApplicationContext site) keep(site);
        }

        private void keep(ApplicationContext site) {
            if (database.isPresent() || System.nanoTime() - started < LONG.toNanos()) return;
            try {
                var pool = site.getBean(DataSource.class).unwrap(HikariDataSource.class);
                copied(pool, name(pool) + "_begun");
                database = Optional.of(name(pool) + "_begun");
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /// Made only when the context asks for it: a context without a database starts none.
    private static final class Address extends PropertySource<String> {
        private final Begun begun;
        private String url;

        Address(Begun begun) {
            super("test database", "");
            this.begun = begun;
        }

        @Override
        public synchronized Object getProperty(String name) {
            var still = STILL.get(name);
            if (still != null) return still;
            if (!name.equals("ta.database-url")) return null;
            if (url == null) url = TestDatabase.url(begun.database.orElse(TEMPLATE));
            return url;
        }
    }
}
