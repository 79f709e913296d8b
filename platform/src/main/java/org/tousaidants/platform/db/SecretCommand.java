package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.text.ParisTime;

/// « Commande secret » — `bin/tous-aidants secret`: replaces the secret of the installation, and deletes replaced
/// secrets that are no longer used.
public final class SecretCommand implements Command {
    private static final String HELP = """
            Le secret de l’installation, sous lequel la base tient ce qu’une copie ne doit pas livrer.

              tous-aidants secret state              où il est, lesquels il a remplacés, et ce que chacun ouvre encore
              tous-aidants secret rotate             en tirer un autre, service arrêté
              tous-aidants secret forget JOUR        oublier ceux qui furent remplacés avant ce jour (2026-11-29)

            Après « rotate », démarrez le service : lettres, clés et cahiers sont scellés de nouveau dans la minute. Ceux
            qui furent remplacés ouvrent encore les sauvegardes d’avant et reconnaissent les codes imprimés ; ils ne
            scellent plus rien. Gardez une copie de « secret » et de « secret.before » ailleurs.

            « forget » refuse tant qu’une ligne de la base ne s’ouvre que sous un secret à oublier. Il ne voit ni les
            sauvegardes ni les papiers : oubliez-les quand les sauvegardes d’avant sont parties (trente jours) et que les chèques, cartes de cahier,
            copies de mandat et bulletins d’avant ont servi ou sont périmés : leurs codes n’ouvriraient plus rien.""";

    private static final String ELSEWHERE = """
            Le secret est donné par %s : changez-le là où vous le tenez. Donnez l’ancien par %s, et redémarrez
            tous les services de cette base.""";

    private final Map<String, String> environment;
    private final Path folder;
    private final PrintStream out;
    private final PrintStream err;

    SecretCommand(Map<String, String> environment, Path folder, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    /// Public because the service loader requires it.
    public SecretCommand() {
        this(System.getenv(), PersistentDataFolder.chosen(), System.out, System.err);
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("secret", "--help", "le secret de l’installation : le remplacer, oublier les anciens");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        if (words.equals(List.of("--help"))) {
            out.println(HELP);
            return OK;
        }
        var state = words.equals(List.of("state"));
        var rotate = words.equals(List.of("rotate"));
        var forget = words.size() == 2 && words.getFirst().equals("forget");
        if (!state && !rotate && !forget) return misused();
        if (state) return state(clock);
        if (!environment.getOrDefault("TA_SECRET", "").isBlank()) return elsewhere("TA_SECRET", "TA_SECRET_BEFORE");
        var named = environment.getOrDefault("TA_SECRET_FILE", "");
        if (!named.isBlank()) return elsewhere(named, named + InstallationSecret.BEFORE);
        try {
            return rotate ? rotate(clock) : forget(LocalDate.parse(words.getLast()), clock);
        } catch (DateTimeParseException wrong) {
            return misused();
        }
    }

    private int misused() {
        err.println(HELP);
        return MISUSED;
    }

    private int elsewhere(String where, String before) {
        err.printf(ELSEWHERE + "%n", where, before);
        return REFUSED;
    }

    private int state(Clock clock) {
        var file = folder.resolve(InstallationSecret.FILE);
        var given = !environment.getOrDefault("TA_SECRET", "").isBlank();
        var named = environment.getOrDefault("TA_SECRET_FILE", "");
        if (!given && named.isBlank() && !Files.exists(file)) {
            out.println("Pas encore de secret : il sera tiré au premier besoin, dans " + file + ".");
            return OK;
        }
        out.println("Secret : " + (given ? "TA_SECRET" : named.isBlank() ? file : named));
        var secret = InstallationSecret.of(environment, folder);
        var replacements = secret.replacements();
        var counts = hasDatabase() ? counts(Database.join(external(), folder), secret, clock) : null;
        for (var n = 0; n < replacements.size(); n++)
            out.println(name(n, replacements.get(n)) + (counts == null ? "" : " : " + told(counts, OptionalInt.of(n))));
        if (replacements.size() == 1) out.println("Il n’en a remplacé aucun, ou ils sont oubliés.");
        if (counts != null && counts.containsKey(OptionalInt.empty()))
            out.println("Aucun de ces secrets n’ouvre : " + told(counts, OptionalInt.empty())
                    + ". Retrouvez celui d’alors, et donnez-le comme ancien secret.");
        return OK;
    }

    private static String name(int n, Optional<LocalDate> replaced) {
        if (n == 0) return "Celui en vigueur ouvre";
        return "Un ancien" + replaced.map(day -> ", remplacé le " + day + ",").orElse("") + " ouvre encore";
    }

    private static String told(Map<OptionalInt, Map<String, Integer>> counts, OptionalInt secret) {
        var rows = counts.getOrDefault(secret, Map.of());
        return rows.isEmpty()
                ? "rien dans la base"
                : rows.entrySet().stream()
                        .map(row -> row.getKey() + " " + row.getValue())
                        .collect(Collectors.joining(", "));
    }

    private String external() {
        return environment.getOrDefault("DATABASE_URL", "");
    }

    /// Returns whether a database exists, because a command that only reads must not create one.
    private boolean hasDatabase() {
        return !external().isBlank() || Files.exists(EmbeddedPostgres.passwordFile(folder));
    }

    private static Map<OptionalInt, Map<String, Integer>> counts(
            Database database, InstallationSecret secret, Clock clock) {
        try (database) {
            database.migrate();
            try (var rooms = CommandSpringContext.over(database, clock, Optional.of(secret))) {
                return rooms.getBean(EncryptedRowReencryption.class).counts();
            }
        }
    }

    private int rotate(Clock clock) throws IOException {
        try (var held = PersistentDataFolder.open(folder)) {
            return rotate(held, clock);
        }
    }

    private int rotate(PersistentDataFolder held, Clock clock) throws IOException {
        // Opening the secret creates it if it is absent, and fails if another account may read its file.
        new InstallationSecret("", held.path()).replaced();
        InstallationSecret.replace(held.path(), ParisTime.today(clock));
        out.println("""
                Un autre secret est tiré ; l’ancien ouvre encore, et ne scelle plus rien (secret.before).
                Démarrez le service : ce qui est scellé l’est de nouveau dans la minute.
                Ensuite : copiez « secret » et « secret.before » ailleurs ; donnez aux abonnés des événements leur
                nouveau secret (/bureau/flux) ; publiez la nouvelle clé du journal (/journal-public). Jusqu’à
                « secret forget », l’ancienne signe aussi.
                S’il a fui : « badges rotate » ou « badges distrust », et « backup now ».""");
        return OK;
    }

    /// Deletes the secrets that were replaced before `day`. A secret that still encrypts a row is not deleted,
    /// because this row could not be decrypted again. Returns the exit code.
    private int forget(LocalDate day, Clock clock) throws IOException {
        if (hasDatabase()) {
            var secret = InstallationSecret.of(environment, folder);
            var replacements = secret.replacements();
            var counts = counts(Database.open(external(), folder), secret, clock);
            var needed = counts.keySet().stream()
                    .filter(n -> n.isPresent()
                            && replacements
                                    .get(n.getAsInt())
                                    .filter(one -> one.isBefore(day))
                                    .isPresent())
                    .toList();
            if (!needed.isEmpty()) {
                for (var n : needed)
                    err.println("Rien n’est oublié. " + name(n.getAsInt(), replacements.get(n.getAsInt())) + " : "
                            + told(counts, n) + ".");
                err.println("Démarrez le service : il les scelle de nouveau dans la minute. Recommencez ensuite.");
                return REFUSED;
            }
        }
        try (var held = PersistentDataFolder.open(folder)) {
            out.println(
                    switch (InstallationSecret.forget(held.path(), day)) {
                        case 0 -> "Aucun n’a été remplacé avant ce jour.";
                        case 1 -> "Un secret est oublié.";
                        default -> "Ces secrets sont oubliés.";
                    });
        }
        return OK;
    }
}
