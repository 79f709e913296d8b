package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.text.ParisTime;

/// « Commande sauvegarde » — `bin/tous-aidants backup`: makes, lists, verifies and restores backups.
public final class BackupCommand implements Command {
    private static final String HELP = """
            Les sauvegardes chiffrées de la base, dans le dossier TA_BACKUP_DIR.

              tous-aidants backup now                        tout sauvegarder maintenant, pendant le service
              tous-aidants backup verify [--at MOMENT]       restaurer à côté, pour de vrai, et regarder
              tous-aidants backup restore DOSSIER [--at MOMENT]
                                                             dans un nouveau dossier de données

            MOMENT : 2026-11-28T18:00, à l’heure de Paris. Une sauvegarde contient la base et les réglages du site
            (reglages.properties). Le secret de l’installation est nécessaire : il n’est dans
            aucune sauvegarde. Une base externe se sauvegarde de même, par le compte que donne TA_BACKUP_SOURCE.""";

    private final Path where;
    private final Path folder;
    private final InstallationSecret secret;
    private final PrintStream out;
    private final PrintStream err;

    BackupCommand(Path where, Path folder, InstallationSecret secret, PrintStream out, PrintStream err) {
        this.where = where;
        this.folder = folder;
        this.secret = secret;
        this.out = out;
        this.err = err;
    }

    /// Public because the service loader requires it.
    public BackupCommand() {
        this(Path.of(""), Path.of(""), new InstallationSecret("", Path.of("")), System.out, System.err);
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("backup", "--help", "les sauvegardes chiffrées, et leur restauration à un moment");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        var where = Optional.ofNullable(System.getenv("TA_BACKUP_DIR")).orElse("");
        if (where.isBlank() && !words.equals(List.of("--help"))) {
            err.println("Donnez TA_BACKUP_DIR, un dossier d’un autre disque.");
            return MISUSED;
        }
        var folder = PersistentDataFolder.chosen();
        var secret = InstallationSecret.of(System.getenv(), folder);
        return new BackupCommand(Path.of(where).toAbsolutePath(), folder, secret, out, err).answer(words);
    }

    int answer(List<String> words) throws IOException {
        var at = Optional.<Instant>empty();
        var rest = words;
        var option = words.indexOf("--at");
        if (option >= 0) {
            if (option != words.size() - 2) return misused();
            try {
                at = Optional.of(LocalDateTime.parse(words.getLast())
                        .atZone(ParisTime.ZONE)
                        .toInstant());
            } catch (DateTimeParseException wrong) {
                return misused();
            }
            rest = words.subList(0, option);
        }
        if (rest.equals(List.of("now"))) return now();
        if (rest.equals(List.of("verify"))) return verify(at);
        if (rest.size() == 2 && rest.getFirst().equals("restore")) return restore(Path.of(rest.get(1)), at);
        if (rest.equals(List.of("--help"))) {
            out.println(HELP);
            return OK;
        }
        return misused();
    }

    private int misused() {
        err.println(HELP);
        return MISUSED;
    }

    /// Backs up an external database and returns the exit code.
    private int elsewhere(String source) throws IOException {
        try (var there = RemotePostgresServer.at(DatabaseAddress.parse(source))) {
            return saved(new Backups(where, secret)
                    .now(folder, there, DatabaseAddress.parse(Database.external()), Instant.now()));
        } catch (SQLException away) {
            return failed(away);
        }
    }

    private int saved(Path file) throws IOException {
        out.println("Sauvegardé, chiffré : " + file + " (" + Files.size(file) / 1024 + " Ko).");
        return OK;
    }

    private int failed(SQLException away) {
        err.println("La sauvegarde a échoué : " + away.getMessage());
        return REFUSED;
    }

    private int now() throws IOException {
        var source = Optional.ofNullable(System.getenv("TA_BACKUP_SOURCE")).orElse("");
        if (!source.isBlank() && !Database.external().isBlank()) return elsewhere(source);
        var running = EmbeddedPostgres.runningAs(folder, "postgres", EmbeddedPostgres.SUPERUSER);
        if (running.isEmpty()) {
            err.println("La base embarquée est arrêtée : démarrez le service, puis recommencez.");
            return REFUSED;
        }
        try {
            return saved(new Backups(where, secret).now(folder, running.get(), Instant.now()));
        } catch (SQLException away) {
            return failed(away);
        }
    }

    private int verify(Optional<Instant> at) throws IOException {
        var aside = Files.createTempDirectory("tous-aidants-verify");
        var begun = System.nanoTime();
        try (var locked = PersistentDataFolder.open(aside);
                var server = new Backups(where, secret).restore(locked, at, Map.of())) {
            look(server);
            out.printf(
                    "Restauré à côté et relu en %d s : cette sauvegarde sert.%n",
                    (System.nanoTime() - begun) / 1_000_000_000L);
            return OK;
        } finally {
            PersistentDataFolder.delete(aside);
        }
    }

    private int restore(Path target, Optional<Instant> at) throws IOException {
        try (var locked = PersistentDataFolder.open(target.toAbsolutePath());
                var server = new Backups(where, secret).restore(locked, at, Map.of())) {
            look(server);
        }
        var settings = Files.exists(target.resolve(PersistentDataFolder.ANSWERS));
        out.println("Restauré dans " + target
                + (settings
                        ? ", avec les réglages du site (reglages.properties). Mettez-y le fichier « secret »"
                        : ". Cette sauvegarde n’a pas de réglages : mettez-y les fichiers « secret » et « reglages.properties » (s’il existe)")
                + ", puis démarrez avec TA_DATA_DIR=" + target + ".");
        return OK;
    }

    private void look(EmbeddedPostgres server) throws IOException {
        try (var connection = Backups.connect(server.address())) {
            out.println("Tables : "
                    + Backups.ask(connection, "select count(*)::text from pg_tables where schemaname = 'public'"));
            if (Backups.ask(connection, "select to_regclass('journal_entry')::text")
                    .equals("journal_entry"))
                out.println("Dernière ligne du journal : "
                        + Backups.ask(
                                connection, "select coalesce(max(recorded_at)::text, 'aucune') from journal_entry"));
        } catch (SQLException unreadable) {
            throw new DatabaseSetupException(
                    "La base restaurée ne se lit pas : " + unreadable.getMessage(), unreadable);
        }
    }
}
