package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// « Commande base » — `bin/tous-aidants database`: shows the address of the database, backs it up while it is in
/// use, and restores it. The embedded server does not include pg_dump: Debian's `postgresql-client-17` provides it.
public final class DatabaseCommand implements Command {
    private static final int CLIENT_VERSION = 17;
    private static final String RESTORING = "restoring";
    private static final String BEFORE = EmbeddedPostgres.DATABASE + "_before";
    /// Role that owns the database during a restoration and has no other right, because code in the restored
    /// file runs with the rights of the owner.
    private static final String RESTORER = "ta_restoring";
    /// Search path in which the server's own names come first, so that names in the restored file cannot replace
    /// them.
    private static final String SERVERS_OWN_NAMES_FIRST = "?options=-c%20search_path=pg_catalog,public";
    private static final String EXISTS =
            "select count(*) > 0 from pg_tables where schemaname = 'public' and tablename = ";
    private static final String HISTORY =
            "select version || ' ' || checksum from flyway_schema_history where success and version is not null";
    private static final String NETWORKS = "select id from identity_network";
    private static final String JOURNAL = "journal_entry";
    private static final String BEGINNINGS =
            "select network || ' ' || encode(hash, 'hex') from journal_entry where number = 1";
    private static final String ENTRIES = "select count(*) from journal_entry";
    private static final String HELP = """
        L’adresse, la sauvegarde et la restauration de la base.

          tous-aidants database                  où la base répond, pour s’y connecter avec psql
          tous-aidants database backup FICHIER   sauvegarder, même pendant le service
          tous-aidants database restore FICHIER  remplacer la base embarquée par une sauvegarde, service arrêté

        Sauvegarder et restaurer demandent le paquet postgresql-client-17.\
        """;

    private final String external;
    private final Path folder;
    private final PrintStream out;
    private final PrintStream err;

    public DatabaseCommand() {
        this(Database.external(), PersistentDataFolder.chosen(), System.out, System.err);
    }

    DatabaseCommand(String external, Path folder, PrintStream out, PrintStream err) {
        this.external = external;
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("database", "--help", "l’adresse, la sauvegarde et la restauration de la base");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        if (words.isEmpty()) return show();
        if (words.size() == 2 && words.getFirst().equals("backup")) return backup(path(words));
        if (words.size() == 2 && words.getFirst().equals("restore")) return restore(path(words));
        var asked = words.equals(List.of("--help"));
        (asked ? out : err).println(HELP);
        return asked ? OK : MISUSED;
    }

    private static Path path(List<String> words) {
        return Path.of(words.get(1)).toAbsolutePath();
    }

    private int show() {
        if (!external.isBlank()) {
            out.println("Base externe (DATABASE_URL) : " + DatabaseAddress.parse(external));
            return OK;
        }
        var running = EmbeddedPostgres.running(folder);
        if (running.isEmpty()) {
            out.println("Base embarquée dans " + folder + " : arrêtée.");
            return REFUSED;
        }
        out.printf(
                Locale.ROOT,
                "Base embarquée dans %s : en marche.%n  PGPASSWORD=$(cat '%s') psql -U %s '%s'%n",
                folder,
                EmbeddedPostgres.passwordFile(folder),
                EmbeddedPostgres.USER,
                running.get());
        return OK;
    }

    private int backup(Path file) throws IOException {
        var program = program("pg_dump");
        if (program.isEmpty()) return withoutClient();
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        // The file contains personal data, so that only its owner may read it.
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var database = Database.join(external, folder)) {
            var address = database.address();
            var dumped = DatabaseProcessRunner.run(
                    List.of(
                            program.get(),
                            "--format=custom",
                            "--no-owner",
                            "--no-privileges",
                            "--enable-row-security",
                            "--role=" + AllTenantsAccess.ROLE,
                            "--file=" + part,
                            "--dbname=" + address),
                    credentials(address));
            if (dumped.code() != 0) {
                err.println("La sauvegarde a échoué : " + dumped.output().strip());
                return REFUSED;
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        out.printf(Locale.FRENCH, "Sauvegardé dans %s (%,d Ko).%n", file, Files.size(file) / 1024 + 1);
        return OK;
    }

    /// Restores the file into a separate database, which is then renamed, so that a failed restoration changes
    /// nothing. Returns the exit code.
    private int restore(Path file) throws IOException {
        if (!external.isBlank()) {
            err.println("DATABASE_URL désigne une base externe : restaurez-la avec pg_restore.");
            return MISUSED;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            err.println("Impossible de lire " + file + ".");
            return MISUSED;
        }
        var program = program("pg_restore");
        if (program.isEmpty()) return withoutClient();
        DatabaseDumpContents contents;
        try {
            contents = DatabaseDumpContents.read(program.get(), file);
        } catch (IOException unreadable) {
            return unchanged(file + " n’a pas pu être lu. " + unreadable.getMessage());
        }
        if (!contents.unknown().isEmpty())
            return unchanged("ce fichier contient ce qu’aucune sauvegarde de Tous Aidants ne contient : "
                    + String.join(" ; ", contents.unknown()) + ".");
        Optional<String> difference;
        try (var locked = PersistentDataFolder.open(folder);
                var server = EmbeddedPostgres.start(locked, Map.of())) {
            var missing = missing(server, contents);
            if (missing.isPresent()) return unchanged(missing.get());
            beginRestoring(server);
            var restored = restored(server, program.get(), file);
            var refused = restored.code() == 0
                    ? judged(server)
                    : Optional.of(file + " n’a pas pu être restauré. "
                            + restored.output().strip());
            if (refused.isPresent()) {
                dropRestoring(server);
                return unchanged(refused.get());
            }
            difference = difference(server);
            adopt(server);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        out.println("Restauré depuis " + file + ". L’ancienne base reste à côté, sous le nom " + BEFORE + ".");
        difference.ifPresent(out::println);
        return OK;
    }

    /// Returns the reason, in French, for which the restored database is refused; empty if it is accepted. A
    /// database that blocks the queries of this check is refused too.
    private static Optional<String> judged(EmbeddedPostgres server) {
        try {
            return foreign(server);
        } catch (SQLException hindered) {
            return Optional.of("ce fichier n’est pas une sauvegarde de Tous Aidants (" + hindered.getMessage() + ").");
        }
    }

    private int unchanged(String why) {
        err.println("Rien n’a été changé : " + why);
        return REFUSED;
    }

    private static void beginRestoring(EmbeddedPostgres server) throws SQLException {
        dropRestoring(server);
        execute(
                server,
                "create role " + RESTORER + " login noinherit password '"
                        + server.address().password().orElseThrow() + "'");
        // The restoration must be able to read the rows of all networks.
        execute(server, "grant " + AllTenantsAccess.ROLE + " to " + RESTORER + " with inherit true");
        execute(server, "create database " + RESTORING + " owner " + RESTORER);
    }

    private static void dropRestoring(EmbeddedPostgres server) throws SQLException {
        execute(server, "drop database if exists " + RESTORING + " with (force)");
        execute(server, "drop role if exists " + RESTORER);
    }

    private static DatabaseProcessRunner.ProcessResult restored(EmbeddedPostgres server, String pgRestore, Path file)
            throws IOException {
        var address = server.address(RESTORING, RESTORER);
        return DatabaseProcessRunner.run(
                List.of(
                        pgRestore,
                        "--no-owner",
                        "--no-privileges",
                        "--exit-on-error",
                        "--dbname=" + address,
                        file.toString()),
                credentials(address));
    }

    /// Makes the restored database the database of the application, without any settings from the file. The
    /// replaced database is renamed and remains until the next restoration.
    private static void adopt(EmbeddedPostgres server) throws SQLException {
        execute(server, "alter database " + RESTORING + " reset all");
        execute(
                server,
                RESTORING + SERVERS_OWN_NAMES_FIRST,
                "reassign owned by " + RESTORER + " to " + EmbeddedPostgres.USER);
        execute(server, "alter database " + RESTORING + " owner to " + EmbeddedPostgres.USER);
        execute(server, "drop role " + RESTORER);
        execute(server, "drop database if exists " + BEFORE);
        execute(server, "alter database " + EmbeddedPostgres.DATABASE + " rename to " + BEFORE);
        execute(server, "alter database " + RESTORING + " rename to " + EmbeddedPostgres.DATABASE);
    }

    /// Returns the name of a table that every backup of this product contains and that is missing from the
    /// restored file; empty if no table is missing.
    ///
    /// @param contents list of contents of the file
    private static Optional<String> missing(EmbeddedPostgres server, DatabaseDumpContents contents)
            throws SQLException {
        if (!has(server, EmbeddedPostgres.DATABASE, "flyway_schema_history")) return Optional.empty();
        return Stream.of("flyway_schema_history", "identity_network", JOURNAL)
                .filter(table -> !contents.holds(table))
                .findFirst()
                .map(DatabaseCommand::notOurs);
    }

    private static String notOurs(String table) {
        return "ce fichier n’est pas une sauvegarde de Tous Aidants (il n’a pas " + table + ").";
    }

    /// Returns the reason for which the restored database does not belong to this installation: it has another
    /// history of migrations, another network, or a log that begins differently. Empty if the database belongs
    /// to this installation.
    private static Optional<String> foreign(EmbeddedPostgres server) throws SQLException {
        if (!has(server, EmbeddedPostgres.DATABASE, "flyway_schema_history")) return Optional.empty();
        for (var table : List.of("flyway_schema_history", "identity_network", JOURNAL))
            if (!has(server, RESTORING, table)) return Optional.of(notOurs(table));
        var mine = said(server, EmbeddedPostgres.DATABASE, HISTORY);
        var theirs = said(server, RESTORING, HISTORY);
        var versions = theirs.stream().map(DatabaseCommand::first).toList();
        if (theirs.isEmpty()
                || mine.stream().anyMatch(one -> versions.contains(first(one)) && !theirs.contains(one))
                || theirs.stream().noneMatch(mine::contains))
            return Optional.of("l’histoire de ses tables n’est pas celle de cette installation.");
        var networks = said(server, EmbeddedPostgres.DATABASE, NETWORKS);
        var others = said(server, RESTORING, NETWORKS);
        if (!networks.isEmpty() && others.stream().noneMatch(networks::contains))
            return Optional.of("c’est la sauvegarde d’un autre réseau : " + String.join(", ", others) + ".");
        return differs(said(server, EmbeddedPostgres.DATABASE, BEGINNINGS), said(server, RESTORING, BEGINNINGS))
                ? Optional.of("son journal ne commence pas comme celui de cette installation ("
                        + entries(server, RESTORING) + " entrées, ici " + entries(server, EmbeddedPostgres.DATABASE)
                        + ").")
                : Optional.empty();
    }

    /// Returns whether the log of a network in the restored database is missing or begins differently.
    ///
    /// @param mine first entries of the logs in the current database
    /// @param theirs first entries of the logs in the restored database
    private static boolean differs(List<String> mine, List<String> theirs) {
        var networks = mine.stream().map(DatabaseCommand::first).toList();
        return !mine.isEmpty()
                && (theirs.stream().noneMatch(mine::contains)
                        || theirs.stream().anyMatch(one -> networks.contains(first(one)) && !mine.contains(one)));
    }

    /// Returns a sentence that compares the number of log entries in the backup and in the replaced database;
    /// empty if either has no log.
    private static Optional<String> difference(EmbeddedPostgres server) throws SQLException {
        if (!has(server, EmbeddedPostgres.DATABASE, JOURNAL) || !has(server, RESTORING, JOURNAL))
            return Optional.empty();
        return Optional.of("Journal : " + entries(server, RESTORING) + " entrées dans la sauvegarde, "
                + entries(server, EmbeddedPostgres.DATABASE) + " dans l’ancienne base.");
    }

    private static String entries(EmbeddedPostgres server, String database) throws SQLException {
        return said(server, database, ENTRIES).getFirst();
    }

    private static boolean has(EmbeddedPostgres server, String database, String table) throws SQLException {
        return said(server, database, EXISTS + "'" + table + "'").equals(List.of("t"));
    }

    private static String first(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /// Returns the rows of a query on another database of the server. The query runs as the owner of that
    /// database, because code in the database could otherwise use the rights of a superuser.
    private static List<String> said(EmbeddedPostgres server, String database, String sql) throws SQLException {
        var owner = database.equals(RESTORING) ? RESTORER : EmbeddedPostgres.USER;
        try (var connection = Backups.connect(server.address(database + SERVERS_OWN_NAMES_FIRST, owner));
                var statement = connection.createStatement()) {
            if (!database.equals(RESTORING)) statement.execute("set role " + AllTenantsAccess.ROLE);
            var rows = statement.executeQuery(sql);
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        execute(server, "postgres", sql);
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = Backups.connect(server.address(database, EmbeddedPostgres.SUPERUSER));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Returns the user's password as environment variables for a PostgreSQL program. It is not passed as an
    /// argument, because every account of the machine can read the arguments of a command.
    private static Map<String, String> credentials(DatabaseAddress address) {
        return Map.of(
                "PGUSER", address.user().orElse(""),
                "PGPASSWORD", address.password().orElse(""));
    }

    private int withoutClient() {
        err.println("Il faut pg_dump et pg_restore en version " + CLIENT_VERSION
                + " ou plus récente (Debian : sudo apt-get install postgresql-client-17).");
        return REFUSED;
    }

    /// Returns the path of a PostgreSQL program; empty if the program is not installed. Debian installs each
    /// version in its own folder; the program that `PATH` finds may be of a version that is too old.
    static Optional<String> program(String name) throws IOException {
        List<Path> folders = new ArrayList<>();
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream.of(path.split(":"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        var debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian))
            try (var versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        for (var folder : folders) {
            var program = folder.resolve(name).toString();
            if (Files.isExecutable(Path.of(program)) && version(program) >= CLIENT_VERSION) return Optional.of(program);
        }
        return Optional.empty();
    }

    private static int version(String program) throws IOException {
        var output = DatabaseProcessRunner.run(List.of(program, "--version"), Map.of())
                .output();
        var number = output.replaceFirst("(?s)^.*?\\) (\\d+).*$", "$1");
        return number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    }
}
