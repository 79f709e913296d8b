package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.tenancy.Tenants;

/// « Docteur » — `bin/tous-aidants doctor`: checks an installation without changes, and reports problems and
/// remedies in French.
public final class DoctorCommand implements Command {
    private static final int JAVA = 25;
    private static final long FREE_BYTES = 2L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BACKUP_AGE = Duration.ofHours(26);
    private static final String HELP = """
            Regarde l’installation sans rien changer, et dit ce qui ne va pas et quoi faire.

              tous-aidants doctor

            Les réglages sont lus comme au service : variables d’environnement, puis application.properties.""";

    private final Map<String, String> environment;
    private final Properties file;
    private final Path folder;
    private final PrintStream out;
    private int troubles;

    DoctorCommand(Map<String, String> environment, Properties file, Path folder, PrintStream out) {
        this.environment = environment;
        this.file = file;
        this.folder = folder;
        this.out = out;
    }

    /// Public because the service loader requires it.
    public DoctorCommand() {
        this(System.getenv(), new Properties(), PersistentDataFolder.chosen(), System.out);
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("doctor", "", "ce qui ne va pas dans l’installation, et quoi faire");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        if (!words.isEmpty()) {
            var asked = words.equals(List.of("--help"));
            (asked ? System.out : System.err).println(HELP);
            return asked ? OK : MISUSED;
        }
        var file = new Properties();
        var here = Path.of("application.properties");
        if (Files.isReadable(here))
            try (Reader reader = Files.newBufferedReader(here, StandardCharsets.UTF_8)) {
                file.load(reader);
            }
        return new DoctorCommand(System.getenv(), file, PersistentDataFolder.chosen(), out).examine();
    }

    int examine() throws IOException {
        java();
        language();
        folder();
        secret();
        database();
        mail();
        address();
        backups();
        out.println(
                troubles == 0 ? "Tout va bien." : troubles == 1 ? "Une chose à faire." : troubles + " choses à faire.");
        return troubles == 0 ? OK : REFUSED;
    }

    private void good(String what) {
        out.println("bon      " + what);
    }

    private void trouble(String what, String remedy) {
        troubles++;
        out.println("à faire  " + what + " → " + remedy);
    }

    /// Returns a setting by its property name or its environment variable: `ta.public-url` or `TA_PUBLIC_URL`.
    private String setting(String name) {
        var answer =
                environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        if (answer == null)
            answer = environment.get(
                    name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""));
        return Optional.ofNullable(answer).orElse(file.getProperty(name, "")).strip();
    }

    private void java() {
        var version = Runtime.version().feature();
        if (version == JAVA) good("Java " + version);
        else trouble("Java " + version, "installez un JDK " + JAVA);
    }

    /// Checks the locale, because with the C locale Java cannot open a file whose name has an accent.
    private void language() {
        var names = System.getProperty("sun.jnu.encoding", "");
        if (names.equalsIgnoreCase("UTF-8")) good("les noms de fichiers avec accents se lisent");
        else
            trouble(
                    "les noms de fichiers avec accents ne se lisent pas (" + names + ")",
                    "donnez LANG=C.UTF-8 au service");
    }

    private void folder() throws IOException {
        if (!setting("database-url").isEmpty() || environment.containsKey("DATABASE_URL")) return;
        if (!Files.isDirectory(folder)) {
            trouble("le dossier " + folder + " n’existe pas", "démarrez une première fois, ou donnez TA_DATA_DIR");
            return;
        }
        var cluster = folder.resolve("cluster/data");
        if (Files.isDirectory(cluster)) {
            var open = PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster));
            if (open.startsWith("rwx------")) good("données fermées aux autres comptes");
            else trouble("d’autres comptes lisent " + cluster, "tapez « chmod 700 " + cluster + " »");
        }
        // Java's `FileStore` has no name in a container whose root is another folder, so the free space is
        // read from the folder.
        var free = folder.toFile().getUsableSpace();
        var words = String.format(Locale.FRENCH, "%.1f Go libres", free / (double) (1 << 30));
        if (free >= FREE_BYTES) good(words);
        else trouble(words + " dans " + folder, "faites de la place : il faut 2 Go au moins");
    }

    private void secret() throws IOException {
        var given = setting("ta.secret");
        if (!given.isEmpty()) {
            if (given.length() >= 32) good("secret donné par TA_SECRET");
            else trouble("TA_SECRET est trop court", "tirez-en un autre par « openssl rand -base64 33 »");
            return;
        }
        var named = setting("ta.secret-file");
        if (!named.isEmpty()) {
            try {
                new InstallationSecret("", "", Path.of(named), true).replaced();
                good("secret lu dans " + named);
            } catch (DatabaseSetupException refused) {
                trouble("le secret : " + refused.getMessage(), "corrigez TA_SECRET_FILE ou ce fichier");
            }
            return;
        }
        var file = folder.resolve("secret");
        if (!Files.exists(file)) {
            good("secret : il sera tiré au premier besoin");
            return;
        }
        var open = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!open.equals("rw-------")) trouble("d’autres comptes lisent " + file, "tapez « chmod 600 " + file + " »");
        else if (Files.size(file) < 32) trouble("le secret est vide ou tronqué", "reprenez-le d’une sauvegarde");
        else good("secret lisible par vous seul ; gardez-en une copie ailleurs");
    }

    private void database() {
        var external = environment.getOrDefault("DATABASE_URL", "");
        try {
            var address = external.isBlank()
                    ? EmbeddedPostgres.running(folder)
                    : Optional.of(DatabaseAddress.parse(external));
            if (address.isEmpty()) {
                trouble("la base embarquée est arrêtée", "démarrez le service, puis recommencez");
                return;
            }
            look(address.get());
        } catch (DatabaseSetupException refused) {
            trouble("la base : " + refused.getMessage(), "corrigez DATABASE_URL ou le dossier de données");
        }
    }

    private void look(DatabaseAddress address) {
        DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
        try (var connection = DriverManager.getConnection(
                        address.jdbcUrl(),
                        address.user().orElse(""),
                        address.password().orElse(""));
                var statement = connection.createStatement()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version >= 17) good("PostgreSQL " + version + " répond");
            else trouble("PostgreSQL " + version, "il faut la version 17 ou plus récente");
            for (var check : List.of(
                    new String[] {
                        "show data_checksums",
                        "on",
                        "les pages n’ont pas de somme de contrôle",
                        "arrêtez, puis « pg_checksums --enable » sur cluster/data"
                    },
                    new String[] {"show fsync", "on", "fsync est coupé", "remettez fsync = on : une panne perdrait tout"
                    },
                    new String[] {
                        "select pg_has_role(current_user, 'ta_reader', 'member')::text",
                        "true",
                        "les chiffres n’ont pas leur rôle",
                        "create role ta_reader nologin; grant ta_reader to l’utilisateur"
                    },
                    new String[] {
                        "select pg_has_role(current_user, '" + AllTenantsAccess.ROLE + "', 'set')::text",
                        "true",
                        "le travail pour tous les territoires n’a pas son rôle",
                        "create role " + AllTenantsAccess.ROLE + " nologin; grant " + AllTenantsAccess.ROLE
                                + " to l’utilisateur with inherit false, set true"
                    }))
                try (var row = statement.executeQuery(check[0])) {
                    row.next();
                    if (row.getString(1).equals(check[1])) continue;
                    trouble(check[2], check[3]);
                } catch (SQLException absent) {
                    trouble(check[2], check[3]);
                }
            demonstration(statement);
            contours(statement);
            try (var row = statement.executeQuery(
                    "select count(*) from mail_letter where sent_at is null and given_up_at is null"
                            + " and worthless_after_at > now() and posted_at < now() - interval '30 minutes'")) {
                row.next();
                if (row.getInt(1) == 0) good("aucune lettre n’attend");
                else trouble(row.getInt(1) + " lettres attendent", "regardez le serveur de courriel ci-dessous");
            }
        } catch (SQLException away) {
            trouble("la base ne répond pas : " + away.getMessage(), "regardez postgresql.log, ou DATABASE_URL");
        }
    }

    private void demonstration(Statement statement) throws SQLException {
        try (var row =
                statement.executeQuery("select string_agg(id, ', ') from identity_network where demonstration")) {
            row.next();
            if (row.getString(1) instanceof String invented)
                trouble(
                        "ces données sont celles de la démonstration (" + invented
                                + ") : leurs personnes sont inventées",
                        "donnez un dossier neuf par TA_DATA_DIR, ou une autre base par DATABASE_URL");
        }
    }

    /// Checks whether the contours of the communes of each network are loaded; without the contours a map shows
    /// only dots.
    private void contours(Statement statement) throws SQLException {
        try (var rows =
                statement.executeQuery("select distinct departement from identity_network order by departement")) {
            while (rows.next()) {
                var name = "contours-" + rows.getString(1) + ".txt.gz";
                if (Files.isReadable(folder.resolve(name)) || DoctorCommand.class.getResource("/maps/" + name) != null)
                    good("contours des communes du département " + rows.getString(1));
                else
                    trouble(
                            "les cartes du département " + rows.getString(1) + " n’ont pas les contours des communes",
                            "prenez communes-100m.geojson (« Contours administratifs », Etalab, data.gouv.fr), puis"
                                    + " « tous-aidants map contours communes-100m.geojson »");
            }
        }
    }

    private void mail() {
        var host = setting("spring.mail.host");
        if (host.isEmpty()) {
            trouble("aucun serveur de courriel : personne ne peut se connecter", "donnez spring.mail.host");
            return;
        }
        var port = setting("spring.mail.port");
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port.isEmpty() ? 25 : Integer.parseInt(port)), (int)
                    PATIENCE.toMillis());
            good("le serveur de courriel " + host + " répond");
        } catch (IOException | IllegalArgumentException away) {
            trouble(
                    "le serveur de courriel " + host + " ne répond pas",
                    "vérifiez spring.mail.host, le port, le pare-feu");
        }
        if (setting("ta.mail.from").isEmpty())
            trouble("les lettres partent de ne-pas-repondre@example.org", "donnez ta.mail.from");
    }

    private void address() {
        var https = false;
        if (!Files.exists(folder) && setting("ta.network.id").isEmpty() && !environment.containsKey("DATABASE_URL")) {
            good("le territoire : la première page le demandera");
            return;
        }
        try {
            var tenants = new Tenants(settings());
            if (tenants.several())
                for (var territory : tenants.territories())
                    https |= address(territory.name(), territory.address().toString());
            else https = address(setting("ta.public-url"));
        } catch (InvalidSettingsException wrong) {
            String.valueOf(wrong.getMessage()).lines().forEach(one -> trouble("les réglages du territoire", one));
        }
        if (setting("ta.proxies").isEmpty() && https)
            trouble(
                    "aucun mandataire n’est cru : tous les visiteurs semblent n’être qu’un",
                    "donnez ta.proxies, par exemple 127.0.0.1/32");
        if (setting("ta.security.contact").isEmpty())
            trouble("personne à qui dire une faille", "donnez ta.security.contact (une adresse de courriel)");
    }

    private boolean address(String address) {
        if (!address.isEmpty()) return address("adresse publique", address);
        trouble("l’adresse publique n’est pas dite", "donnez ta.public-url, par exemple https://aidants.exemple.fr");
        return false;
    }

    private boolean address(String whose, String said) {
        try {
            if ("https".equals(URI.create(said).getScheme())) {
                good(whose + " " + said);
                return true;
            }
            trouble(
                    "l’adresse publique n’est pas en https : " + said,
                    "mettez un certificat devant, puis changez public-url");
        } catch (IllegalArgumentException wrong) {
            trouble("ta.public-url n’est pas une adresse : " + said, "écrivez-la comme https://aidants.exemple.fr");
        }
        return false;
    }

    /// Returns the settings from the environment and the settings file, as the server reads them.
    private Environment settings() {
        var settings = new StandardEnvironment();
        var sources = settings.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(environment)));
        sources.addLast(new PropertiesPropertySource("file", file));
        sources.addLast(new PropertiesPropertySource("answers", PersistentDataFolder.answers(folder)));
        return settings;
    }

    private void backups() throws IOException {
        var where = setting("ta.backup-dir");
        if (where.isEmpty()) {
            trouble("aucune sauvegarde continue", "donnez TA_BACKUP_DIR, un dossier d’un autre disque");
            return;
        }
        if (environment.containsKey("DATABASE_URL")
                && setting("ta.backup-source").isEmpty())
            trouble("rien ne sauvegarde la base externe", "donnez TA_BACKUP_SOURCE, ou ses propres outils");
        var newest = Backups.newest(Path.of(where));
        if (newest.isEmpty()) trouble("aucune sauvegarde dans " + where, "tapez « tous-aidants backup now »");
        else if (newest.get().plus(BACKUP_AGE).isBefore(Instant.now()))
            trouble("la dernière sauvegarde est du " + newest.get(), "regardez le journal du service");
        else good("sauvegarde de moins d’un jour");
    }
}
