package org.tousaidants.label.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tousaidants.core.text.Paris;

/// « Forge en ligne de commande » — what territories do with rules among themselves: begin, follow the base, propose to
/// it, read a proposal, take it, and ask who wrote what. Files in, files out.
final class ForgeCommand {
    private static final String OUT = "--out";
    private static final String DAY = "--jour";
    private static final String VERSION = "--version";
    private static final String AUTHOR = "--auteur";
    private static final String KEY = "--key";
    private static final String ONTO = "--onto";
    private static final String WANTED_VERSION = "\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}";

    private final ProtocolCommand command;
    private final PrintStream out;
    private final PrintStream err;

    ForgeCommand(ProtocolCommand command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
    }

    int run(String act, List<String> words) throws IOException {
        var typed = Typed.parse(
                words,
                switch (act) {
                    case "new" -> Set.of("--from", OUT, "--territoire", AUTHOR, DAY);
                    case "rebase" -> Set.of(ONTO, "--old", "--keep", "--choose", VERSION, DAY, AUTHOR, OUT);
                    case "propose" ->
                        Set.of(
                                OUT,
                                "--pourquoi",
                                AUTHOR,
                                "--only",
                                "--dossiers",
                                "--proces-verbal",
                                "--bilan",
                                KEY,
                                DAY);
                    case "review" -> Set.of(ONTO);
                    case "accept" -> Set.of("--into", VERSION, DAY, OUT, "--vote", "--atelier");
                    case "key" -> Set.of(OUT);
                    default -> Set.of();
                },
                act.equals("new") ? Set.of("--sous") : Set.of());
        if (typed instanceof Typed.Wrong(var why)) return command.misused(why);
        if (typed.optional(DAY).isPresent() && day(typed).isEmpty())
            return command.misused("--jour attend un jour comme 2027-03-01");
        if (typed.has(VERSION) && !typed.text(VERSION).matches(WANTED_VERSION))
            return command.misused("--version attend trois nombres comme 1.1.0");
        return switch (act) {
            case "new" ->
                needs(typed, "new attend un nom, --from DOSSIER et --out DOSSIER", "--from", OUT) ? begin(typed) : 2;
            case "rebase" -> needs(typed, "rebase attend un dossier et --onto SOCLE", ONTO) ? rebase(typed) : 2;
            case "propose" ->
                needs(
                                typed,
                                "propose attend un dossier, --pourquoi, --auteur et --out DOSSIER",
                                "--pourquoi",
                                AUTHOR,
                                OUT)
                        ? propose(typed)
                        : 2;
            case "review" -> needs(typed, "review attend une proposition") ? review(typed) : 2;
            case "accept" ->
                needs(
                                typed,
                                "accept attend une proposition, --into SOCLE, --version, --jour et --out DOSSIER",
                                "--into",
                                VERSION,
                                DAY,
                                OUT)
                        ? accept(typed)
                        : 2;
            case "log" ->
                needs(typed, "log attend un dossier") ? log(typed.one().orElseThrow()) : 2;
            case "blame" ->
                typed.names().isEmpty() || typed.names().size() > 2
                        ? command.misused("blame attend un dossier, et au besoin une règle")
                        : blame(typed.names());
            case "key" -> typed.has(OUT) ? key(typed.text(OUT)) : command.misused("key attend --out FICHIER");
            default -> throw new IllegalArgumentException(act);
        };
    }

    private boolean needs(Typed typed, String words, String... options) {
        for (var option : options)
            if (!typed.has(option)) {
                command.misused(words);
                return false;
            }
        if (typed.one().isPresent()) return true;
        command.misused(words);
        return false;
    }

    private static Optional<LocalDate> day(Typed typed) {
        try {
            return typed.optional(DAY).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate today() {
        return LocalDate.now(Paris.ZONE);
    }

    private int key(String file) throws IOException {
        var path = Path.of(file);
        if (Files.exists(path)) {
            err.println("Erreur : " + file + " existe déjà. Une clé ne s’écrase pas.");
            return ProtocolCommand.REFUSED;
        }
        var key = PublishingKey.drawn();
        write(path, key.text());
        path.toFile().setReadable(false, false);
        path.toFile().setReadable(true, true);
        out.println(file + "\nclé publique " + PublishingKey.named(key.shown()));
        return ProtocolCommand.OK;
    }

    private int begin(Typed typed) throws IOException {
        var name = typed.one().orElseThrow().strip();
        var id = id(name);
        if (id.isEmpty()) return command.misused("« " + name + " » ne donne pas de nom de dossier");
        var from = typed.text("--from");
        var found = command.find(from);
        if (found.isEmpty()) return ProtocolCommand.REFUSED;
        var read = command.read(from, found.get());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var protocol = read.get();
        var origin = found.get().over(found.get().base(other -> Sources.base(from, other)));
        var again = protocol.identity().base().isPresent() && !typed.has("--sous");
        var day = day(typed).orElseGet(() -> today().plusMonths(1));
        var said = protocol.identity().id() + " " + protocol.identity().version();
        var source = (again ? "Commencé en reprenant les choix de " : "Commencé sur ") + said + ", le " + today() + ".";
        var title = name.equals(id) ? "« Tous aidants », " + name : name;
        var territory = typed.optional("--territoire").or(() -> Optional.of(name));
        var below = protocol.identity();
        var fork = new Fork(
                id,
                title,
                "1.0.0",
                day,
                again ? below.base().orElseThrow() : new Protocol.Ref(below.id(), below.version()),
                territory,
                below.licence(),
                below.summary(),
                source);
        var own = fork.with(again ? origin.bare().files() : Map.of());
        var files = new HashMap<>(own.files());
        files.keySet().removeIf(file -> file.equals(History.FILE));
        files.putIfAbsent("LISEZMOI.md", readme(title, said));
        var begun = History.with(
                        new Folder(id, files, List.of()),
                        new History.Entry(
                                "1.0.0",
                                today(),
                                typed.all(AUTHOR),
                                Optional.empty(),
                                Optional.empty(),
                                source,
                                List.of()))
                .over(again ? origin.below() : Optional.of(origin));
        if (command.read(id, begun).isEmpty()) return ProtocolCommand.REFUSED;
        var target = Path.of(typed.text(OUT));
        var place = String.valueOf(target.getFileName()).equals(id) ? target : target.resolve(id);
        if (!free(place)) return ProtocolCommand.REFUSED;
        write(place, begun);
        out.println(place + "\n" + title + " 1.0.0, "
                + (again ? "avec les choix de " + said + "." : "sur " + said + ".")
                + "\nÉcrivez-y ce que vous changez, puis : tous-aidants protocol check " + place);
        return ProtocolCommand.OK;
    }

    private static String readme(String title, String origin) {
        return "# " + title + "\n\nRègles commencées à partir de " + origin
                + ". Le dossier `socle` dit ce que l’on garde : "
                + "n’y changez rien.\n\n1. Écrivez seulement ce qui diffère, avec `pourquoi` en tête de chaque fichier.\n"
                + "2. `tous-aidants protocol check` dit toutes les erreurs ; `test` rejoue les exemples.\n"
                + "3. Votez, puis `tous-aidants protocol publish`.\n";
    }

    private static String id(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private boolean free(Path place) throws IOException {
        if (!Files.exists(place)) return true;
        try (var inside = Files.list(place)) {
            if (Files.isDirectory(place) && inside.findAny().isEmpty()) return true;
        }
        err.println("Erreur : " + place + " existe déjà. Donnez un autre dossier.");
        return false;
    }

    private static void write(Path place, Folder folder) throws IOException {
        for (var file : folder.files().entrySet()) write(place.resolve(file.getKey()), file.getValue());
    }

    private static void write(Path file, String text) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file, text);
    }

    private int rebase(Typed typed) throws IOException {
        var name = typed.one().orElseThrow();
        var found = command.find(name);
        var onto = command.find(typed.text(ONTO));
        if (found.isEmpty() || onto.isEmpty()) return ProtocolCommand.REFUSED;
        if (command.read(typed.text(ONTO), onto.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var newBase = onto.get().over(onto.get().base(id -> Sources.base(typed.text(ONTO), id)));
        var given = typed.optional("--old");
        var old = given.isPresent() ? command.find(given.get()) : found.get().base(id -> Sources.base(name, id));
        if (old.isEmpty()) {
            err.println("Erreur : « " + name + " » ne s’appuie sur aucun socle trouvé. Donnez l’ancien : --old SOCLE");
            return ProtocolCommand.REFUSED;
        }
        var before = old.get().over(old.get().base(id -> Sources.base(given.orElse(name), id)));
        if (command.read(name, found.get().over(Optional.of(before))).isEmpty()) {
            err.println("L’ancien socle n’est pas là. Donnez-le : --old SOCLE");
            return ProtocolCommand.REFUSED;
        }
        var keep = typed.optional("--keep");
        if (keep.filter(word -> choice(word).isEmpty()).isPresent())
            return command.misused("--keep attend « territoire » ou « socle »");
        var choices = new HashMap<String, Rebase.Choice>();
        for (var one : typed.all("--choose")) {
            var cut = one.lastIndexOf('=');
            var choice = cut < 0 ? Optional.<Rebase.Choice>empty() : choice(one.substring(cut + 1));
            if (choice.isEmpty()) return command.misused("--choose attend ADRESSE=territoire ou ADRESSE=socle");
            choices.put(one.substring(0, cut), choice.get());
        }
        var version = new Cursor(YamlText.read(
                                Shapes.IDENTITY, found.get().files().getOrDefault(Shapes.IDENTITY, ""), new Mistakes())
                        .orElse(Cursor.NOTHING.tree()))
                .text("version");
        var head = new Rebase.Head(
                typed.optional(VERSION).orElseGet(() -> VersionOrder.after(version)),
                day(typed).orElseGet(() -> today().plusMonths(1)),
                typed.all(AUTHOR));
        var rebase = Rebase.of(found.get(), before, newBase, choices, head);
        if (keep.isPresent() && rebase.isPresent()) {
            rebase.get()
                    .conflicts()
                    .forEach(one -> choices.putIfAbsent(
                            one.address(), choice(keep.get()).orElseThrow()));
            rebase = Rebase.of(found.get(), before, newBase, choices, head);
        }
        return rebased(rebase.orElseThrow(), typed.optional(OUT));
    }

    private static Optional<Rebase.Choice> choice(String word) {
        return switch (word) {
            case "territoire" -> Optional.of(Rebase.Choice.OURS);
            case "socle" -> Optional.of(Rebase.Choice.BASE);
            default -> Optional.empty();
        };
    }

    private int rebased(Rebase rebase, Optional<String> into) throws IOException {
        if (!rebase.merges().isEmpty()) {
            out.println("Ce qui se fond :");
            command.say(rebase.merges());
        }
        rebase.already()
                .forEach(address -> out.println("Déjà dans le socle : " + address + ". Votre ligne peut partir."));
        for (var conflict : rebase.conflicts()) {
            out.println(conflict.choice()
                            .map(choice -> choice == Rebase.Choice.BASE
                                    ? "Décidé pour le socle : "
                                    : "Décidé pour le territoire : ")
                            .orElse("Conflit : ")
                    + conflict.words() + ".");
        }
        rebase.mistakes().forEach(mistake -> err.println("  " + mistake));
        rebase.examples().forEach(example -> err.println("Exemple à relire : « " + example + " »."));
        if (!rebase.decided()) {
            err.println(ProtocolCommand.count(
                            (int) rebase.conflicts().stream()
                                    .filter(one -> one.choice().isEmpty())
                                    .count(),
                            "conflit")
                    + " à décider : --keep territoire|socle, ou --choose ADRESSE=territoire|socle. Rien n’est écrit.");
            return ProtocolCommand.REFUSED;
        }
        if (!rebase.mistakes().isEmpty()) {
            err.println("Les règles ne se lisent pas sur le nouveau socle. Rien n’est écrit.");
            return ProtocolCommand.REFUSED;
        }
        if (into.isEmpty()) {
            out.println("Tout se fond. Pour l’écrire : --out DOSSIER.");
            return ProtocolCommand.OK;
        }
        var place = Path.of(into.get());
        if (!free(place)) return ProtocolCommand.REFUSED;
        write(place, rebase.folder());
        out.println(place + " : écrit, avec son socle. À relire, puis à voter.");
        return ProtocolCommand.OK;
    }

    private int propose(Typed typed) throws IOException {
        var name = typed.one().orElseThrow();
        var found = command.find(name);
        if (found.isEmpty()) return ProtocolCommand.REFUSED;
        var read = command.read(name, found.get());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var own = found.get();
        var base = own.base(id -> Sources.base(name, id));
        if (base.isEmpty()) {
            err.println("Erreur : « " + name + " » est un socle : il n’a rien à qui proposer.");
            return ProtocolCommand.REFUSED;
        }
        var changes = Proposal.offered(own, typed.text("--only"));
        if (changes.isEmpty()) {
            err.println("Erreur : aucune règle de « " + name + " » ne répond à « " + typed.text("--only") + " ».");
            return ProtocolCommand.REFUSED;
        }
        var evidence = new LinkedHashMap<String, byte[]>();
        var impact = List.<String>of();
        var dossiers = typed.optional("--dossiers");
        if (dossiers.isPresent()) {
            var before = command.read(name, base.get());
            var lines = Files.exists(Path.of(dossiers.get()))
                    ? DossierFile.read(dossiers.get(), Files.readAllLines(Path.of(dossiers.get())))
                    : null;
            if (lines == null || !lines.mistakes().isEmpty() || before.isEmpty()) {
                if (lines == null) err.println("Erreur : fichier introuvable : " + dossiers.get());
                else lines.mistakes().forEach(err::println);
                return ProtocolCommand.REFUSED;
            }
            var day = read.get().identity().inForce();
            var report = new ImpactReport(
                    Impact.between(before.get(), read.get(), lines.dossiers(), new FigureFiles(), day),
                    before.get(),
                    read.get());
            impact = report.words();
            evidence.put("impact.csv", Archive.normal(report.csv()));
        }
        var minutes = attach(typed, "--proces-verbal", "proces-verbal", evidence);
        var year = attach(typed, "--bilan", "bilan", evidence);
        if (minutes.isEmpty() && typed.has("--proces-verbal") || year.isEmpty() && typed.has("--bilan"))
            return ProtocolCommand.REFUSED;
        var identity = read.get().identity();
        var proposal = new Proposal(
                new Proposal.Sheet(
                        identity.id() + " " + identity.version(),
                        identity.base().orElseThrow().toString(),
                        day(typed).orElseGet(ForgeCommand::today),
                        typed.all(AUTHOR),
                        typed.text("--pourquoi"),
                        changes,
                        impact.stream()
                                .filter(line -> !line.isBlank())
                                .map(String::strip)
                                .toList(),
                        minutes,
                        year),
                own.bare(),
                base.get(),
                evidence,
                Optional.empty());
        var archive = proposal.archive();
        var keyFile = typed.optional(KEY);
        if (keyFile.isPresent()) {
            var key = command.key(keyFile.get());
            if (key.isEmpty()) return ProtocolCommand.REFUSED;
            archive = archive.signed(key.get());
        }
        var wanted = Path.of(typed.text(OUT));
        var target = wanted.toString().endsWith(".zip") ? wanted : wanted.resolve(archive.name());
        var parent = target.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.write(target, archive.bytes());
        out.println(target + "\n" + ProtocolCommand.count(changes.size(), "règle") + " à proposer, empreinte "
                + archive.hash());
        return ProtocolCommand.OK;
    }

    /// Empty when there is none, or after having said why it cannot be read.
    private Optional<String> attach(Typed typed, String option, String name, Map<String, byte[]> evidence)
            throws IOException {
        var file = typed.optional(option);
        if (file.isEmpty()) return Optional.empty();
        var path = Path.of(file.get());
        if (!Files.isRegularFile(path) || Files.size(path) > Folder.MOST_BYTES) {
            err.println("Erreur : fichier introuvable ou trop long : " + file.get());
            return Optional.empty();
        }
        var dot = file.get().lastIndexOf('.');
        var kept = name + (dot < 0 ? "" : file.get().substring(dot).toLowerCase(Locale.ROOT));
        evidence.put(kept, Files.readAllBytes(path));
        return Optional.of("preuves/" + kept);
    }

    /// Empty after having said why.
    private Optional<Proposal> proposal(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            err.println("Erreur : « " + name + " » n’est pas un fichier.");
            return Optional.empty();
        }
        try (var in = Files.newInputStream(path)) {
            return switch (Proposal.read(name, in)) {
                case Proposal.Read(var proposal) -> Optional.of(proposal);
                case Proposal.Refused(var mistakes) -> {
                    mistakes.forEach(mistake -> err.println("  " + mistake));
                    yield Optional.empty();
                }
            };
        }
    }

    private int review(Typed typed) throws IOException {
        var read = proposal(typed.one().orElseThrow());
        if (read.isEmpty()) return ProtocolCommand.REFUSED;
        var proposal = read.get();
        var sheet = proposal.sheet();
        out.println("Proposition de " + sheet.from() + " au socle " + sheet.over() + ", le " + sheet.day() + ".");
        out.println("Par : " + String.join(", ", sheet.authors()) + ".");
        out.println("Pourquoi : " + sheet.why());
        out.println(proposal.seal()
                .flatMap(Archive.Seal::key)
                .map(key -> "Signée par la clé " + PublishingKey.named(key) + ".")
                .orElse("Non signée."));
        var onto = typed.optional(ONTO).map(name -> {
            try {
                return command.find(name).map(folder -> folder.over(folder.base(id -> Sources.base(name, id))));
            } catch (IOException e) {
                return Optional.<Folder>empty();
            }
        });
        if (onto.isPresent() && onto.get().isEmpty()) return ProtocolCommand.REFUSED;
        var upstream = onto.flatMap(one -> one).orElse(proposal.base());
        var before = command.read("socle", upstream);
        if (before.isEmpty()) return ProtocolCommand.REFUSED;
        var old = before.get().identity();
        var applied = proposal.on(
                upstream,
                new IdentityLines(VersionOrder.after(old.version()), sheet.day(), Optional.empty()),
                Optional.empty(),
                sheet.day());
        out.println("Ce qui changerait :");
        var after = command.read("socle", applied.folder());
        after.ifPresent(one -> command.say(Diff.byChapter(Diff.between(before.get(), one))));
        applied.moved()
                .forEach((address, now) -> out.println("Le socle a changé depuis : " + address
                        + (now.isEmpty() ? " n’y est plus." : " y vaut « " + now + " ».")));
        sheet.impact().forEach(line -> out.println("Effet : " + line));
        proposal.evidence()
                .forEach((file, bytes) -> out.println("Preuve : preuves/" + file + ", " + bytes.length + " octets"));
        if (sheet.minutes().isEmpty()) out.println("Il manque le procès-verbal d’un atelier.");
        if (sheet.year().isEmpty()) out.println("Il manque le bilan d’une année.");
        if (after.isEmpty()) return ProtocolCommand.REFUSED;
        new Cases(after.get())
                .play().stream()
                        .filter(each -> !each.passed())
                        .forEach(each ->
                                out.println("Exemple à relire : « " + each.name() + " » : " + each.words() + "."));
        return ProtocolCommand.OK;
    }

    private int accept(Typed typed) throws IOException {
        var read = proposal(typed.one().orElseThrow());
        var into = typed.text("--into");
        var found = command.find(into);
        if (read.isEmpty() || found.isEmpty()) return ProtocolCommand.REFUSED;
        var upstream = found.get().over(found.get().base(id -> Sources.base(into, id)));
        var before = command.read(into, upstream);
        if (before.isEmpty()) return ProtocolCommand.REFUSED;
        var version = typed.text(VERSION);
        if (VersionOrder.RISING.compare(version, before.get().identity().version()) <= 0) {
            err.println("Erreur : la version " + version + " ne dépasse pas la version "
                    + before.get().identity().version() + " du socle.");
            return ProtocolCommand.REFUSED;
        }
        var applied = read.get()
                .on(
                        upstream,
                        new IdentityLines(version, day(typed).orElseThrow(), typed.optional("--vote")),
                        typed.optional("--atelier"),
                        today());
        applied.moved()
                .forEach((address, now) ->
                        out.println("Le socle avait changé : " + address + " y valait « " + now + " »."));
        var after = command.read(into, applied.folder());
        if (after.isEmpty()) return ProtocolCommand.REFUSED;
        var failing = new Cases(after.get())
                .play().stream().filter(each -> !each.passed()).toList();
        failing.forEach(each -> err.println("  " + each.at() + " : « " + each.name() + " » : " + each.words() + "."));
        if (!failing.isEmpty())
            err.println("Des exemples ne disent plus ce que disent les règles : corrigez-les dans le dossier écrit.");
        var place = Path.of(typed.text(OUT));
        if (!free(place)) return ProtocolCommand.REFUSED;
        write(place, applied.folder());
        command.say(Diff.byChapter(Diff.between(before.get(), after.get())));
        out.println(place + " : " + after.get().identity().id() + " " + version + ", écrit.");
        return ProtocolCommand.OK;
    }

    private int log(String name) throws IOException {
        var path = Path.of(name);
        if (Files.isDirectory(path) && !Files.exists(path.resolve(Shapes.IDENTITY))) {
            var archives = new ArrayList<Path>();
            try (var found = Files.newDirectoryStream(path, "*-*.zip")) {
                found.forEach(archives::add);
            }
            if (!archives.isEmpty()) return log(archives);
        }
        var found = command.find(name);
        if (found.isEmpty() || command.read(name, found.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var folder = Optional.of(found.get().over(found.get().base(id -> Sources.base(name, id))));
        while (folder.isPresent()) {
            var one = folder.get();
            out.println(named(one));
            History.of(one.bare()).forEach(this::say);
            folder = one.below();
        }
        return ProtocolCommand.OK;
    }

    private static String named(Folder folder) {
        var identity = new Cursor(
                YamlText.read(Shapes.IDENTITY, folder.files().getOrDefault(Shapes.IDENTITY, ""), new Mistakes())
                        .orElse(Cursor.NOTHING.tree()));
        return identity.text("nom") + " (" + identity.text("id") + " " + identity.text("version") + ")";
    }

    private void say(History.Entry entry) {
        out.println("  " + entry.version() + " · " + entry.day()
                + (entry.authors().isEmpty() ? "" : " · " + String.join(", ", entry.authors())));
        entry.workshop().ifPresent(words -> out.println("    atelier : " + words));
        out.println("    vote : " + entry.vote().orElse("aucun, c’est une proposition"));
        out.println("    pourquoi : " + entry.why());
        if (!entry.rules().isEmpty()) out.println("    règles : " + String.join(", ", entry.rules()));
    }

    /// What each archive of a folder says otherwise than the one before.
    private int log(List<Path> archives) throws IOException {
        var read = new ArrayList<Protocol>();
        for (var archive : archives) {
            var protocol = command.read(archive.toString());
            if (protocol.isEmpty()) return ProtocolCommand.REFUSED;
            read.add(protocol.get());
        }
        read.sort((a, b) -> a.identity().id().equals(b.identity().id())
                ? VersionOrder.RISING.compare(
                        b.identity().version(), a.identity().version())
                : a.identity().id().compareTo(b.identity().id()));
        BiFunction<Protocol, Protocol, Boolean> same =
                (a, b) -> a.identity().id().equals(b.identity().id());
        for (var rank = 0; rank < read.size(); rank++) {
            var identity = read.get(rank).identity();
            out.println(identity.id() + " " + identity.version() + " · " + identity.inForce() + " · "
                    + identity.adoptedBy().orElse("proposition, non votée"));
            if (rank + 1 < read.size() && same.apply(read.get(rank), read.get(rank + 1)))
                command.say(Diff.byChapter(Diff.between(read.get(rank + 1), read.get(rank))));
        }
        return ProtocolCommand.OK;
    }

    private int blame(List<String> names) throws IOException {
        var name = names.getFirst();
        var found = command.find(name);
        if (found.isEmpty() || command.read(name, found.get()).isEmpty()) return ProtocolCommand.REFUSED;
        var wanted = names.size() > 1 ? names.getLast() : "";
        var folder = Optional.of(found.get().over(found.get().base(id -> Sources.base(name, id))));
        var told = new LinkedHashMap<String, String>();
        var own = true;
        while (folder.isPresent()) {
            var one = folder.get();
            // Without a question, what the territory itself wrote is the answer.
            if (own || !wanted.isEmpty()) {
                var entries = History.of(one.bare());
                Flat.of(one.bare()).forEach((address, value) -> {
                    if (address.matches(".*/(id|source|pourquoi)")
                            || Flat.file(address).equals(Shapes.IDENTITY)
                            || !wanted.isEmpty() && !Proposal.about(address, wanted)) return;
                    told.putIfAbsent(address, shown(one, address, value, entries));
                });
            }
            own = false;
            folder = one.below();
        }
        if (told.isEmpty()) {
            err.println("Erreur : aucune règle ne répond à « " + wanted + " ».");
            return ProtocolCommand.REFUSED;
        }
        told.forEach((address, words) -> out.println(address + "\n" + words));
        return ProtocolCommand.OK;
    }

    private static String shown(Folder folder, String address, Flat.Value value, List<History.Entry> entries) {
        var words = value.value();
        var line = "  " + (words.length() > 100 ? words.substring(0, 100) + "…" : words) + "\n  " + named(folder) + ", "
                + value.tree().at();
        return History.last(entries, address)
                .map(entry -> line + "\n  " + entry.version() + " · " + entry.day()
                        + (entry.authors().isEmpty() ? "" : " · " + String.join(", ", entry.authors()))
                        + entry.workshop().map(one -> " · atelier : " + one).orElse("")
                        + " · vote : " + entry.vote().orElse("aucun") + " · " + entry.why())
                .orElse(line);
    }
}
