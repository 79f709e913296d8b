package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.TextNormalisation;

/// « Démarche nommée » — an administrative procedure, read from a line of `understanding/procedures.tsv`: the
/// phrases that name it, the papers to bring, and the organisation in charge if a place of digital help cannot help.
///
/// @param bring papers to bring, by their codes, the most useful first
/// @param who the organisation in charge, in French and English; empty if any place helps
/// @param phone telephone of the organisation; empty if it has none
/// @param link address of its website; empty if it has none
public record NamedAdministrativeProcedure(
        String code,
        List<String> phrases,
        List<String> bring,
        Map<String, String> who,
        String phone,
        String link,
        String source)
        implements Comparable<NamedAdministrativeProcedure> {
    private static final List<NamedAdministrativeProcedure> SHIPPED = read();

    public NamedAdministrativeProcedure {
        phrases = List.copyOf(phrases);
        bring = List.copyOf(bring);
        who = Map.copyOf(who);
    }

    public static List<NamedAdministrativeProcedure> all() {
        return SHIPPED;
    }

    public static Optional<NamedAdministrativeProcedure> ofCode(String code) {
        return SHIPPED.stream().filter(one -> one.code.equals(code)).findFirst();
    }

    /// Returns the administrative procedures that a sentence names. If phrases overlap, only the longest counts:
    /// « carte grise » does not name « carte ».
    public static List<NamedAdministrativeProcedure> named(String sentence) {
        var words = " " + TextNormalisation.letters(sentence) + " ";
        record Named(NamedAdministrativeProcedure procedure, int letters) {}
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

    /// Returns those of the procedures that another organisation than a place of digital help carries out.
    public static List<NamedAdministrativeProcedure> elsewhere(Collection<NamedAdministrativeProcedure> procedures) {
        return procedures.stream().filter(one -> !one.in("fr").isEmpty()).toList();
    }

    public String in(String language) {
        return who.getOrDefault(language, who.getOrDefault("fr", ""));
    }

    /// Returns the address of the website without the parts that a person need not type.
    public String site() {
        return link.replaceFirst("^https?://(www\\.)?", "");
    }

    @Override
    public int compareTo(NamedAdministrativeProcedure other) {
        return code.compareTo(other.code);
    }

    private static List<NamedAdministrativeProcedure> read() {
        return BundledFile.named(NamedAdministrativeProcedure.class, "/understanding/procedures.tsv").stream()
                .map(NamedAdministrativeProcedure::of)
                .toList();
    }

    private static NamedAdministrativeProcedure of(Map<String, String> line) {
        return new NamedAdministrativeProcedure(
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
