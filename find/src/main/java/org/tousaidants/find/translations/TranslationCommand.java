package org.tousaidants.find.translations;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.LocalLanguage;

/// « Commande de relecture » — `bin/tous-aidants translation`: exports the texts of a language as a Word document for a
/// native reader, and imports the corrected document.
public final class TranslationCommand implements Command {
    private static final String HELP = """
            Faire relire les textes d’une langue dans un document Word.

              tous-aidants translation export LANGUE FICHIER.docx [--images DOSSIER]
              tous-aidants translation import FICHIER.docx [--dans FICHIER.properties] [--appliquer]

            LANGUE : %s
            export     écrit chaque texte, sa source, sa traduction, et l’image DOSSIER/NOM.png si elle existe
            import     montre les changements et les lignes refusées ; avec --appliquer, écrit les changements acceptés
            --dans     le fichier à changer ; sans cette option, celui du dépôt

            Le nom et le jour de la relecture sont écrits dans checked= si aucune ligne n’est refusée.
            Codes de sortie : 0 c’est fait · 1 document ou lignes refusés · 2 commande mal écrite
            """;
    private static final String IMAGES = "--images";
    private static final String INTO = "--dans";
    private static final String APPLY = "--appliquer";
    /// Largest document in bytes, before POI unpacks the document.
    private static final long MOST_BYTES = 20_000_000;
    /// The language of the easy texts of a person's pages; the source of these texts is the French site.
    static final String EASY = "fr-x-falc";

    private static final List<String> NOT_TEXTS = List.of(TranslationFile.CHECKED, "name", "dir", "pages");

    private final PrintStream out;
    private final PrintStream err;

    public TranslationCommand() {
        this(System.out, System.err);
    }

    TranslationCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("translation", "--help", "faire relire les textes d’une langue dans Word");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        return CommandArguments.values(IMAGES, INTO)
                .flags(APPLY)
                .answer("translation", words, HELP.formatted(String.join(", ", codes())), out, err, typed -> {
                    var names = typed.names();
                    return switch (names.isEmpty() ? "" : names.getFirst()) {
                        case "export" -> {
                            if (names.size() != 3)
                                throw new CommandUsageError("export attend une langue et un fichier");
                            yield export(
                                    names.get(1),
                                    Path.of(names.get(2)),
                                    typed.text(IMAGES).map(Path::of));
                        }
                        case "import" -> {
                            if (names.size() != 2) throw new CommandUsageError("import attend un fichier");
                            yield read(Path.of(names.get(1)), typed.text(INTO).map(Path::of), typed.has(APPLY), clock);
                        }
                        default -> throw new CommandUsageError("écrivez export ou import");
                    };
                });
    }

    private static List<String> codes() {
        return Stream.concat(LocalLanguage.all().stream().map(LocalLanguage::code), Stream.of(EASY))
                .toList();
    }

    private int export(String code, Path file, Optional<Path> images) throws IOException, CommandUsageError {
        if (!codes().contains(code))
            throw new CommandUsageError("langue inconnue : " + code + ". Langues : " + String.join(", ", codes()));
        if (Files.exists(file)) return refused(file + " existe déjà : choisissez un autre nom");
        var language = language(code, TranslationFile.of(BundledFile.text(TranslationCommand.class, resource(code))));
        var pictures = new HashMap<String, byte[]>();
        for (var key : language.sources().keySet()) {
            var picture = images.map(folder -> folder.resolve(key + ".png")).filter(Files::isRegularFile);
            if (picture.isPresent()) pictures.put(key, Files.readAllBytes(picture.get()));
        }
        Files.write(file, TranslationReviewDocument.docx(language, pictures));
        out.println(file + " : " + language.sources().size() + " textes, images : " + pictures.size());
        return OK;
    }

    private int read(Path document, Optional<Path> into, boolean apply, Clock clock) throws IOException {
        if (!Files.isRegularFile(document)) return refused(document + " ne se lit pas");
        if (Files.size(document) > MOST_BYTES) return refused(document + " est trop gros");
        TranslationReviewDocument.ReturnedReviewSheet sheet;
        try {
            sheet = TranslationReviewDocument.read(Files.readAllBytes(document));
        } catch (IOException unreadable) {
            return refused(document + " : " + unreadable.getMessage());
        }
        if (!codes().contains(sheet.code())) return refused("langue inconnue dans la feuille : " + sheet.code());
        var file = into.orElseGet(() -> Path.of("find/src/main/resources" + resource(sheet.code())));
        if (!Files.isRegularFile(file))
            return refused(file + " ne se lit pas : donnez le fichier à changer avec " + INTO);
        var language = language(sheet.code(), TranslationFile.of(Files.readString(file)));
        var result = language.compare(sheet.lines());
        tell(result);
        var changed = new LinkedHashMap<String, String>();
        result.changes().forEach(change -> changed.put(change.key(), change.after()));
        checked(sheet, result, clock).ifPresent(by -> changed.put(TranslationFile.CHECKED, by));
        if (apply && !changed.isEmpty()) {
            Files.writeString(file, language.file().with(changed).text());
            out.println(file + " est changé.");
        } else if (!apply) out.println("Rien n’est écrit : ajoutez " + APPLY + " pour écrire.");
        return result.refused().isEmpty() ? OK : REFUSED;
    }

    private void tell(ReviewedTranslation.TranslationReviewResult result) {
        for (var change : result.changes())
            out.println("changé : " + change.key() + "\n  avant : " + shown(change.before()) + "\n  après : "
                    + shown(change.after()));
        for (var line : result.refused()) err.println("refusé : " + shown(line.key()) + " : " + line.why());
        out.println(result.changes().size() + " changés, " + result.unchanged() + " inchangés, "
                + result.refused().size() + " refusés");
    }

    /// Returns the value of `checked`: the name of the reader and the day. Empty if a row is refused, or if the sheet
    /// does not name the reader or a day that has come.
    private Optional<String> checked(
            TranslationReviewDocument.ReturnedReviewSheet sheet,
            ReviewedTranslation.TranslationReviewResult result,
            Clock clock) {
        var day = sheet.day().filter(one -> !one.isAfter(LocalDate.now(clock.withZone(ParisTime.ZONE))));
        if (sheet.reader().isEmpty() || day.isEmpty()) {
            out.println("Relecture non notée : il manque le nom, ou un jour passé écrit comme 2026-12-31.");
            return Optional.empty();
        }
        if (!result.refused().isEmpty()) {
            out.println("Relecture non notée : des lignes sont refusées.");
            return Optional.empty();
        }
        return Optional.of(sheet.reader() + ", " + day.get());
    }

    /// Returns a text of the document without the characters that steer a terminal.
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private int refused(String why) {
        err.println("Erreur : " + why + ".");
        return REFUSED;
    }

    private static ReviewedTranslation language(String code, TranslationFile file) throws IOException {
        var all = source(code);
        var sources = new LinkedHashMap<String, String>();
        for (var key : file.texts().keySet())
            if (!NOT_TEXTS.contains(key) && all.containsKey(key)) sources.put(key, all.getOrDefault(key, ""));
        return new ReviewedTranslation(code, file.texts().getOrDefault("name", code), sources, file);
    }

    /// Returns the source of a language: the French site for the easy pages of a person, English for the French file in
    /// `first/`, which is the source of the others.
    private static Map<String, String> source(String code) throws IOException {
        if (!code.equals(EASY))
            return TranslationFile.of(BundledFile.text(
                            TranslationCommand.class,
                            resource(code.equals(LocalLanguage.FRENCH) ? "en" : LocalLanguage.FRENCH)))
                    .texts();
        var texts = new HashMap<String, String>();
        for (var messages : new PathMatchingResourcePatternResolver(TranslationCommand.class.getClassLoader())
                .getResources("classpath*:messages/*_fr.properties")) {
            var properties = new Properties();
            try (var reader = new InputStreamReader(messages.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            for (var key : properties.stringPropertyNames()) texts.put(key, properties.getProperty(key, ""));
        }
        return texts;
    }

    private static String resource(String code) {
        return code.equals(EASY) ? "/messages/person_" + EASY + ".properties" : "/first/" + code + ".properties";
    }
}
