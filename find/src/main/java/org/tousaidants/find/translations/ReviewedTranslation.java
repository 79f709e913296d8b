package org.tousaidants.find.translations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.text.Sha256;

/// « Langue à relire » — the texts of one language with their source, and what a review sheet that comes back changes.
///
/// @param code code of the language, such as `ar` or `fr-x-falc`
/// @param name name of the language in this language
/// @param sources source texts by key, in the order of the sheet
/// @param file current texts
record ReviewedTranslation(String code, String name, Map<String, String> sources, TranslationFile file) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^{}]*}");
    private static final int LONGEST = 2_000;
    private static final int PRINT_LETTERS = 8;

    /// « Ligne de relecture » — a row of the sheet that a reader gave back.
    ///
    /// @param print fingerprint of the source text that the reader saw
    record ReviewedLine(String key, String print, String text) {}

    /// « Changement proposé » — a text that the sheet changes.
    record ProposedTextChange(String key, String before, String after) {}

    /// « Ligne refusée » — a row of the sheet that is not taken, with the reason in French.
    record RefusedLine(String key, String why) {}

    /// « Résultat d'une relecture » — the accepted changes, and the refused rows.
    record TranslationReviewResult(List<ProposedTextChange> changes, List<RefusedLine> refused, int unchanged) {}

    /// Returns the fingerprint of a source text, which shows whether the source changed after the export.
    static String print(String source) {
        return Sha256.hex(source).substring(0, PRINT_LETTERS);
    }

    /// Compares the rows of a sheet with the current texts. A row is refused if its key is unknown or appears twice, if
    /// its source changed since, or if its text is empty, too long, or has other placeholders than its source.
    TranslationReviewResult compare(List<ReviewedLine> lines) {
        var current = file.texts();
        var changes = new ArrayList<ProposedTextChange>();
        var refused = new ArrayList<RefusedLine>();
        var seen = new TreeSet<String>();
        var unchanged = 0;
        for (var line : lines) {
            var why = refusal(line, seen.add(line.key()));
            if (why.isPresent()) {
                refused.add(new RefusedLine(line.key(), why.get()));
                continue;
            }
            var before = current.getOrDefault(line.key(), "");
            if (before.equals(line.text())) unchanged++;
            else changes.add(new ProposedTextChange(line.key(), before, line.text()));
        }
        for (var key : sources.keySet())
            if (!seen.contains(key)) refused.add(new RefusedLine(key, "la ligne manque dans la feuille"));
        return new TranslationReviewResult(List.copyOf(changes), List.copyOf(refused), unchanged);
    }

    private Optional<String> refusal(ReviewedLine line, boolean first) {
        var source = sources.get(line.key());
        if (source == null) return Optional.of("aucun texte n’a ce nom");
        if (!first) return Optional.of("la ligne est deux fois dans la feuille");
        if (!print(source).equals(line.print())) return Optional.of("le texte français a changé depuis l’export");
        if (line.text().isBlank() && !file.texts().getOrDefault(line.key(), "").isBlank())
            return Optional.of("la traduction est vide");
        if (line.text().length() > LONGEST) return Optional.of("la traduction dépasse " + LONGEST + " lettres");
        if (line.text().codePoints().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n'))
            return Optional.of("la traduction contient un caractère invisible");
        var expected = placeholders(source);
        var written = placeholders(line.text());
        if (!expected.equals(written))
            return Optional.of("il faut exactement ces repères : "
                    + (expected.isEmpty() ? "aucun" : String.join(", ", expected)) + " ; la feuille a "
                    + (written.isEmpty() ? "aucun repère" : String.join(", ", written)));
        return Optional.empty();
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().replaceFirst("^(\\{\\d+).*", "$1}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
