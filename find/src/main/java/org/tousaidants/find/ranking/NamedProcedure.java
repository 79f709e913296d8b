package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ShippedFile;
import org.tousaidants.core.text.TextFolding;

/// « Démarche nommée » — an administrative procedure from a line of `understanding/procedures.tsv`: the phrases
/// that name it, the papers to bring, and the organisation that does it if a place of digital help cannot.
///
/// @param bring papers to bring, most useful first, by the codes of the sheet
/// @param who the organisation, in French and English; empty if any place helps
/// @param phone empty without a telephone
/// @param link empty without a site
public record NamedProcedure(
        String code,
        List<String> phrases,
        List<String> bring,
        Map<String, String> who,
        String phone,
        String link,
        String source)
        implements Comparable<NamedProcedure> {
    private static final List<NamedProcedure> SHIPPED = read();

    public NamedProcedure {
        phrases = List.copyOf(phrases);
        bring = List.copyOf(bring);
        who = Map.copyOf(who);
    }

    public static List<NamedProcedure> all() {
        return SHIPPED;
    }

    public static Optional<NamedProcedure> ofCode(String code) {
        return SHIPPED.stream().filter(one -> one.code.equals(code)).findFirst();
    }

    /// The procedures that a sentence names. The longest phrase is taken: « carte grise » does not name
    /// « carte ».
    public static List<NamedProcedure> named(String sentence) {
        var words = " " + TextFolding.letters(sentence) + " ";
        record Named(NamedProcedure procedure, int letters) {}
        return SHIPPED.stream()
                .map(one -> new Named(
                        one,
                        one.phrases.stream()
                                .filter(phrase -> words.contains(
                                        " " + phrase.replace("*", "") + (phrase.endsWith("*") ? "" : " ")))
                                .mapToInt(String::length)
                                .max()
                                .orElse(0)))
                .filter(one -> one.letters > 0)
                .sorted((one, other) -> Integer.compare(other.letters, one.letters))
                .map(Named::procedure)
                .toList();
    }

    /// Those of the procedures for which another organisation than a place is named.
    public static List<NamedProcedure> elsewhere(Collection<NamedProcedure> procedures) {
        return procedures.stream().filter(one -> !one.in("fr").isEmpty()).toList();
    }

    public String in(String language) {
        return who.getOrDefault(language, who.getOrDefault("fr", ""));
    }

    /// The address of the site without the parts that a person need not type.
    public String site() {
        return link.replaceFirst("^https?://(www\\.)?", "");
    }

    @Override
    public int compareTo(NamedProcedure other) {
        return code.compareTo(other.code);
    }

    private static List<NamedProcedure> read() {
        return ShippedFile.named(NamedProcedure.class, "/understanding/procedures.tsv").stream()
                .map(NamedProcedure::of)
                .toList();
    }

    private static NamedProcedure of(Map<String, String> line) {
        return new NamedProcedure(
                line.getOrDefault("code", ""),
                listed(line.getOrDefault("phrases", "")),
                listed(line.getOrDefault("bring", "")),
                Map.of("fr", line.getOrDefault("who_fr", ""), "en", line.getOrDefault("who_en", "")),
                line.getOrDefault("phone", ""),
                line.getOrDefault("link", ""),
                line.getOrDefault("source", ""));
    }

    private static List<String> listed(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
