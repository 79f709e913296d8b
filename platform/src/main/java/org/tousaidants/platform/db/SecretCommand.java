package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.core.text.Paris;

/// « Commande secret » — `bin/tous-aidants secret`: the secret of the installation is replaced, and those that it
/// replaced are forgotten once nothing needs them.
public final class SecretCommand implements Command {
    private static final String HELP = """
            Le secret de l’installation, sous lequel la base tient ce qu’une copie ne doit pas livrer.

              tous-aidants secret state              où il est, et lesquels il a remplacés
              tous-aidants secret rotate             en tirer un autre, service arrêté
              tous-aidants secret forget JOUR        oublier ceux qui furent remplacés avant ce jour (2026-11-29)

            Après « rotate », démarrez le service : lettres, clés et cahiers sont scellés de nouveau dans la minute. Ceux
            qui furent remplacés ouvrent encore les sauvegardes d’avant et reconnaissent les codes imprimés ; ils ne
            scellent plus rien. Gardez une copie de « secret » et de « secret.before » ailleurs.

            Oubliez-les quand les sauvegardes d’avant sont parties (trente jours) et que les chèques, cartes de cahier,
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

    /// As it is called.
    public SecretCommand() {
        this(System.getenv(), DataFolder.chosen(), System.out, System.err);
    }

    @Override
    public Usage usage() {
        return new Usage("secret", "--help", "le secret de l’installation : le remplacer, oublier les anciens");
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
        if (!environment.getOrDefault("TA_SECRET", "").isBlank()) return elsewhere("TA_SECRET", "TA_SECRET_BEFORE");
        var named = environment.getOrDefault("TA_SECRET_FILE", "");
        if (!named.isBlank()) return elsewhere(named, named + InstallationSecret.BEFORE);
        if (state) return state();
        try (var held = DataFolder.open(folder)) {
            return rotate ? rotate(held, clock) : forget(held, LocalDate.parse(words.getLast()));
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

    private int state() throws IOException {
        var file = folder.resolve(InstallationSecret.FILE);
        if (!Files.exists(file)) {
            out.println("Pas encore de secret : il sera tiré au premier besoin, dans " + file + ".");
            return OK;
        }
        out.println("Secret : " + file);
        var former = InstallationSecret.former(file);
        if (!Files.exists(former)) {
            out.println("Il n’en a remplacé aucun, ou ils sont oubliés.");
            return OK;
        }
        for (var line : Files.readAllLines(former, StandardCharsets.US_ASCII))
            out.println("En ouvre encore un, remplacé le " + InstallationSecret.replacedOn(line));
        return OK;
    }

    private int rotate(DataFolder held, Clock clock) throws IOException {
        // Drawn if there is none, refused if another person may read it.
        new InstallationSecret("", held.path()).replaced();
        InstallationSecret.replace(held.path(), LocalDate.ofInstant(clock.instant(), Paris.ZONE));
        out.println("""
                Un autre secret est tiré ; l’ancien ouvre encore, et ne scelle plus rien (secret.before).
                Démarrez le service : ce qui est scellé l’est de nouveau dans la minute.
                Ensuite : copiez « secret » et « secret.before » ailleurs ; donnez aux abonnés des événements leur
                nouveau secret (/bureau/flux) ; publiez la nouvelle clé du journal (/journal-public). Jusqu’à
                « secret forget », l’ancienne signe aussi.
                S’il a fui : « badges rotate » ou « badges distrust », et « backup now ».""");
        return OK;
    }

    private int forget(DataFolder held, LocalDate day) throws IOException {
        out.println(
                switch (InstallationSecret.forget(held.path(), day)) {
                    case 0 -> "Aucun n’a été remplacé avant ce jour.";
                    case 1 -> "Un secret est oublié.";
                    default -> "Ces secrets sont oubliés.";
                });
        return OK;
    }
}
