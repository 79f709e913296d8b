package org.tousaidants.rules.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.archive.RulesProtocolLocator;
import org.tousaidants.rules.archive.RulesPublishingKey;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.judging.LabelDossierFile;
import org.tousaidants.rules.judging.RuleExampleRunner;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpactFigureFile;
import org.tousaidants.rules.judging.RulesImpactReport;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Commande protocole » — `bin/tous-aidants protocol`: checks, compares, signs and publishes a folder of
/// rules, without a database.
public final class ProtocolCommand implements Command {
    private static final String HELP = """
            Relire, changer et partager un protocole : un dossier de règles en français (voir docs/protocol.md).

            Relire
              tous-aidants protocol check DOSSIER      dire toutes les erreurs : fichier, ligne, quoi écrire à la place
              tous-aidants protocol test DOSSIER       rejouer les exemples écrits dans les fichiers
              tous-aidants protocol diff A B           dire en mots ce qui change de A à B
              tous-aidants protocol impact A B --dossiers F [--mesures F] [--trajets F --habitants F] [--jour J] [--out D]
                                                       dire qui gagne, perd ou renouvelle si B remplaçait A, et quelle
                                                       garantie se rompt ; rien n’est appliqué
              tous-aidants protocol log DOSSIER        dire les versions : quand, par qui, quel atelier, quel vote, pourquoi
              tous-aidants protocol blame DOSSIER [RÈGLE]
                                                       dire qui a écrit une règle ; RÈGLE : « 4.1 », « CM-01 »,
                                                       « charte.yaml », « grille/4.1/accueil »

            Écrire et publier
              tous-aidants protocol new NOM --from DOSSIER --out DOSSIER [--territoire T] [--sous]
                                                       commencer les règles d’un territoire ; d’un autre territoire, on
                                                       reprend ses choix, ou avec --sous on s’appuie dessus
              tous-aidants protocol publish DOSSIER --out D [--key F]
                                                       écrire l’archive de cette version, et son empreinte ; signée
              tous-aidants protocol key --out F        tirer une clé qui signe les archives
              tous-aidants protocol schema DOSSIER     écrire les schémas JSON qui aident à écrire dans un éditeur

            Partager avec le socle
              tous-aidants protocol rebase DOSSIER --onto SOCLE [--keep territoire|socle] [--choose ADRESSE=territoire|socle]…
                      [--old SOCLE] [--version V] [--jour J] [--auteur N] [--out D]
                                                       reprendre une nouvelle version du socle : ce qui se fond, ce qui se
                                                       contredit, en mots ; sans --out, rien n’est écrit
              tous-aidants protocol propose DOSSIER --pourquoi P --auteur N --out D [--only RÈGLE] [--dossiers F]
                      [--proces-verbal F] [--bilan F] [--key F]
                                                       proposer ses règles au socle, avec leurs preuves
              tous-aidants protocol review PROPOSITION [--onto SOCLE]
                                                       lire une proposition : qui, pourquoi, ce qui change, les preuves
              tous-aidants protocol accept PROPOSITION --into SOCLE --version V --jour J --out D [--vote QUI] [--atelier A]
                                                       écrire le socle avec la proposition

            DOSSIER est un dossier, une archive .zip, ou le nom d’un protocole fourni : base, charente-maritime.
            Un protocole trouve son socle dans son dossier « socle », sinon dans le dossier voisin, sinon parmi ceux fournis.
            Un socle peut lui-même s’appuyer sur un socle : pays, département, agglomération.

            Codes de sortie : 0 tout va bien · 1 le protocole est refusé · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;

    public ProtocolCommand() {
        this(System.out, System.err);
    }

    private ProtocolCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Runs the command.
    ///
    /// @param arguments the words after `protocol`
    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        return new ProtocolCommand(out, err).answer(arguments);
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("protocol", "--help", "relire, changer et partager les règles du label");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        return answer(arguments);
    }

    private int answer(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || List.of("help", "--help", "-h").contains(arguments.getFirst())) {
            out.print(HELP);
            return OK;
        }
        try {
            return answer(arguments.getFirst(), arguments.subList(1, arguments.size()));
        } catch (CommandUsageError wrong) {
            return wrong.tell(err, "Essayez : tous-aidants protocol --help");
        }
    }

    private int answer(String act, List<String> words) throws IOException, CommandUsageError {
        return switch (act) {
            case "check" -> check(one(words, "check attend un dossier"));
            case "test" -> test(one(words, "test attend un dossier"));
            case "diff" -> {
                if (words.size() != 2) throw new CommandUsageError("diff attend deux dossiers");
                yield diff(words.getFirst(), words.getLast());
            }
            case "impact" ->
                impact(CommandArguments.values("--dossiers", "--mesures", "--trajets", "--habitants", "--jour", "--out")
                        .read(words));
            case "publish" -> publish(CommandArguments.values("--out", "--key").read(words));
            case "new", "rebase", "propose", "review", "accept", "log", "blame", "key" ->
                new RulesExchangeCommands(this, out, err).run(act, words);
            case "schema" -> schema(one(words, "schema attend un dossier"));
            default -> throw new CommandUsageError("« " + act + " » n’est pas une commande");
        };
    }

    private static String one(List<String> words, String wanted) throws CommandUsageError {
        if (words.size() != 1) throw new CommandUsageError(wanted);
        return words.getFirst();
    }

    private int publish(CommandArguments typed) throws IOException, CommandUsageError {
        if (typed.names().size() != 1 || !typed.has("--out"))
            throw new CommandUsageError("publish attend un dossier et --out DOSSIER");
        return publish(typed.names().getFirst(), typed.needed("--out"), typed.text("--key"));
    }

    private int check(String name) throws IOException {
        var protocol = read(name);
        if (protocol.isEmpty()) return REFUSED;
        var read = protocol.get();
        renamed(name);
        RulesProtocolLocator.find(name)
                .flatMap(RulesProtocolLocator.FoundProtocol::seal)
                .ifPresent(this::sealed);
        out.println("%s %s : rien à corriger. %s, %s, %s, %s."
                .formatted(
                        read.identity().name(),
                        read.identity().version(),
                        count(read.profiles().size(), "profil"),
                        count(read.charter().commitments().size(), "engagement"),
                        count(read.skills().competences().size(), "compétence"),
                        count(read.guarantees().size(), "garantie")));
        return OK;
    }

    /// Prints that a `.yml` file was read as `.yaml`; it is printed only once.
    private void renamed(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isDirectory(path)) return;
        try (var found = Files.newDirectoryStream(path, "*.yml")) {
            for (var file : found)
                out.println(file.getFileName() + " est lu comme "
                        + RulesFolder.usual(String.valueOf(file.getFileName())) + ".");
        }
    }

    private void sealed(RulesArchive.ArchiveSeal seal) {
        out.println("Archive intacte, empreinte " + seal.hash() + ", "
                + seal.key()
                        .map(key -> "signée par la clé " + RulesPublishingKey.named(key) + ".")
                        .orElse("non signée."));
    }

    int test(String name) throws IOException {
        var protocol = read(name);
        if (protocol.isEmpty()) return REFUSED;
        var played = new RuleExampleRunner(protocol.get()).play();
        var failed = played.stream().filter(each -> !each.passed()).toList();
        failed.forEach(each -> err.println("  " + each.at() + " : « " + each.name() + " » : " + each.words() + "."));
        if (failed.isEmpty()) out.println(count(played.size(), "exemple") + " : les règles disent bien cela.");
        else
            err.println(failed.size() + " sur " + count(played.size(), "exemple")
                    + " ne disent pas ce que disent les règles.");
        return failed.isEmpty() ? OK : REFUSED;
    }

    private int diff(String from, String to) throws IOException {
        var before = read(from);
        var after = read(to);
        if (before.isEmpty() || after.isEmpty()) return REFUSED;
        var changes = ProtocolDifferences.between(before.get(), after.get());
        if (changes.isEmpty()) out.println("Rien ne change.");
        say(ProtocolDifferences.byChapter(changes));
        return OK;
    }

    void say(Map<LocalisedText, List<LocalisedText>> changes) {
        changes.forEach((chapter, words) -> {
            out.println(chapter);
            words.forEach(each -> out.println("  - " + each + (each.toString().endsWith("»") ? "" : ".")));
        });
    }

    private int impact(CommandArguments typed) throws IOException, CommandUsageError {
        if (typed.names().size() != 2) throw new CommandUsageError("impact attend deux protocoles, A puis B");
        var file =
                typed.text("--dossiers").orElseThrow(() -> new CommandUsageError("impact attend --dossiers FICHIER"));
        if (typed.has("--trajets") != typed.has("--habitants"))
            throw new CommandUsageError("--trajets et --habitants vont ensemble");
        var chosen = RulesExchangeCommands.day(typed);
        if (typed.has("--jour") && chosen.isEmpty())
            throw new CommandUsageError("--jour attend une date comme 2026-11-24");
        var folder = typed.path("--out");
        var before = read(typed.names().getFirst());
        var after = read(typed.names().getLast());
        if (before.isEmpty() || after.isEmpty()) return REFUSED;
        try {
            var dossiers = LabelDossierFile.read(file, Files.readAllLines(Path.of(file)));
            var figures = figures(typed);
            if (!dossiers.mistakes().isEmpty() || !figures.mistakes().isEmpty()) {
                dossiers.mistakes().forEach(err::println);
                figures.mistakes().forEach(err::println);
                return REFUSED;
            }
            var day = chosen.orElse(after.get().identity().inForce());
            var impact = RulesImpact.between(before.get(), after.get(), dossiers.dossiers(), figures, day);
            var report = new RulesImpactReport(impact, before.get(), after.get());
            report.words().forEach(out::println);
            if (folder.isPresent()) {
                var target = Files.createDirectories(folder.get());
                Files.writeString(target.resolve("impact.csv"), report.csv());
                Files.writeString(target.resolve("impact.svg"), report.svg());
            }
            return OK;
        } catch (NoSuchFileException | InvalidPathException e) {
            err.println("Erreur : fichier introuvable : " + e.getMessage());
            return REFUSED;
        } catch (CharacterCodingException e) {
            err.println("Erreur : un des fichiers n’est pas en UTF-8.");
            return REFUSED;
        }
    }

    private static RulesImpactFigureFile figures(CommandArguments typed) throws IOException, CommandUsageError {
        var figures = new RulesImpactFigureFile();
        for (var option : List.of("--mesures", "--trajets", "--habitants")) {
            var file = typed.text(option);
            if (file.isEmpty()) continue;
            var lines = Files.readAllLines(Path.of(file.get()));
            switch (option) {
                case "--mesures" -> figures.measures(file.get(), lines);
                case "--trajets" -> figures.journeys(file.get(), lines);
                default -> figures.inhabitants(file.get(), lines);
            }
        }
        return figures;
    }

    /// Publishes the rules as an archive in a folder, and returns the exit code. A version that is already
    /// published there with another content is refused.
    ///
    /// @param name name or path of the rules
    /// @param into folder of the archives
    /// @param keyFile file of the signing key; empty if the archive is not signed
    private int publish(String name, String into, Optional<String> keyFile) throws IOException {
        var protocol = read(name);
        if (protocol.isEmpty() || test(name) != OK) return REFUSED;
        var own = RulesProtocolLocator.find(name).orElseThrow().folder();
        var unsigned = RulesArchive.of(protocol.get(), own.bare(), own.base(id -> RulesProtocolLocator.base(name, id)));
        var archive = unsigned;
        if (keyFile.isPresent()) {
            var key = key(keyFile.get());
            if (key.isEmpty()) return REFUSED;
            archive = unsigned.signed(key.get());
        }
        var target = Files.createDirectories(Path.of(into)).resolve(archive.name());
        if (Files.exists(target) && !published(target).equals(archive.hash())) {
            err.println(
                    "Erreur : " + target + " existe avec un autre contenu. Changez la version dans protocole.yaml.");
            return REFUSED;
        }
        var version = protocol.get().identity().version();
        var higher = published(Path.of(into), protocol.get().identity().id())
                .filter(one -> RulesVersionComparator.RISING.compare(one, version) > 0)
                .max(RulesVersionComparator.RISING);
        if (higher.isPresent()) {
            err.println("Erreur : la version " + version + " ne dépasse pas la version " + higher.get()
                    + ", déjà publiée. Écrivez une version plus haute dans protocole.yaml.");
            return REFUSED;
        }
        Files.write(target, archive.bytes());
        out.println(target + "\nempreinte " + archive.hash());
        return OK;
    }

    private static String published(Path archive) throws IOException {
        try (var in = Files.newInputStream(archive)) {
            return RulesFolderZip.read(archive.toString(), in)
                    .seal()
                    .map(RulesArchive.ArchiveSeal::hash)
                    .orElse("");
        }
    }

    /// Reads the signing key; if it cannot be read, prints an error and returns empty.
    Optional<RulesPublishingKey> key(String file) throws IOException {
        try {
            return Optional.of(RulesPublishingKey.read(Files.readString(Path.of(file))));
        } catch (GeneralSecurityException | NoSuchFileException | CharacterCodingException e) {
            err.println("Erreur : « " + file
                    + " » n’est pas une clé. Tirez-en une : tous-aidants protocol key --out FICHIER");
            return Optional.empty();
        }
    }

    /// Returns the versions of the protocol `id` of which this folder contains an archive.
    private static Stream<String> published(Path folder, String id) throws IOException {
        var versions = new ArrayList<String>();
        try (var archives = Files.newDirectoryStream(folder, id + "-*.zip")) {
            for (var archive : archives)
                versions.add(Optional.ofNullable(archive.getFileName())
                        .map(Path::toString)
                        .orElse("")
                        .replaceFirst("^" + id + "-", "")
                        .replaceFirst("\\.zip$", ""));
        }
        return versions.stream().filter(version -> version.matches("\\d+\\.\\d+\\.\\d+"));
    }

    private int schema(String name) throws IOException {
        for (var kind : List.of("socle", "territoire")) {
            var folder = Files.createDirectories(Path.of(name).resolve(kind));
            for (var file : RuleFileSchemas.whole().keySet()) {
                var schema = RuleFileSchemas.schema(file);
                Files.writeString(folder.resolve(schema), RuleFileSchemas.text(kind + "/" + schema));
            }
        }
        out.println(2 * RuleFileSchemas.whole().size() + " schémas écrits dans " + name);
        return OK;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number > 1 ? "s" : "");
    }

    /// Returns the protocol with this name or path. If it has mistakes, prints them and returns empty.
    Optional<LabelProtocol> read(String name) throws IOException {
        var found = find(name);
        return found.isEmpty() ? Optional.empty() : read(name, found.get());
    }

    /// Returns the folder of rules with this name or path. If there is none, prints an error and returns empty.
    Optional<RulesFolder> find(String name) throws IOException {
        var found = RulesProtocolLocator.find(name).map(RulesProtocolLocator.FoundProtocol::folder);
        if (found.isEmpty()) err.println("Erreur : « " + name + " » n’est ni un dossier, ni un protocole fourni.");
        return found;
    }

    /// Returns the protocol in a folder. If it has mistakes, prints them and returns empty.
    ///
    /// @param name name of the folder for messages
    Optional<LabelProtocol> read(String name, RulesFolder folder) {
        return switch (LabelProtocolReader.read(folder, id -> RulesProtocolLocator.base(name, id))) {
            case LabelProtocolReader.ParsedProtocol(var protocol) -> Optional.of(protocol);
            case LabelProtocolReader.InvalidProtocol(var mistakes) -> {
                err.println(name + " : " + count(mistakes.size(), "point") + " à corriger.");
                mistakes.forEach(mistake -> err.println("  " + mistake));
                yield Optional.empty();
            }
        };
    }
}
