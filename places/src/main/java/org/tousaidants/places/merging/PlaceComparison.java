package org.tousaidants.places.merging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.schema.StructureTypology;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.directory.Place;

/// « Face à face » — compares two places line by line and marks the differences. Computed without the database.
record PlaceComparison(Place left, Place right, List<ComparedRow> lines, Optional<Long> metres) {
    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final int LONGEST = 220;
    private static final long FAR_METRES = 2_000;
    private static final Set<String> SMALL =
            Set.of("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "sur");

    static final List<Field> SHOWN = List.of(
            Field.NOM,
            Field.ADRESSE,
            Field.COMPLEMENT_ADRESSE,
            Field.CODE_POSTAL,
            Field.COMMUNE,
            Field.TELEPHONE,
            Field.COURRIELS,
            Field.SITE_WEB,
            Field.TYPOLOGIE,
            Field.PIVOT,
            Field.STRUCTURE_PARENTE,
            Field.ITINERANCE,
            Field.HORAIRES,
            Field.HORAIRES_TEXTE,
            Field.SERVICES,
            Field.DISPOSITIFS,
            Field.PRESENTATION_RESUME);

    /// « État d’une comparaison » — the result of comparing one line of two places.
    enum FieldComparisonState {
        SAME,
        /// Both values consist of the same words, ignoring articles and prepositions, order or endings.
        ALIKE,
        DIFFERENT,
        ONE_SIDE
    }

    /// « Mot » — a word of a value; `alone` tells whether the other value lacks this word.
    record ComparedWord(String text, boolean alone) {}

    record ComparedRow(Field field, List<ComparedWord> left, List<ComparedWord> right, FieldComparisonState state) {}

    static PlaceComparison of(Place left, Place right) {
        var lines = new ArrayList<ComparedRow>();
        for (var field : SHOWN)
            line(field, text(left, field), text(right, field)).ifPresent(lines::add);
        var metres = left.point().flatMap(one -> right.point().map(other -> Math.round(one.metresTo(other))));
        return new PlaceComparison(left, right, List.copyOf(lines), metres);
    }

    private static Optional<ComparedRow> line(Field field, String left, String right) {
        if (left.isEmpty() && right.isEmpty()) return Optional.empty();
        if (left.isEmpty() || right.isEmpty())
            return Optional.of(new ComparedRow(field, alike(left), alike(right), FieldComparisonState.ONE_SIDE));
        var leftWords = plain(left);
        var there = plain(right);
        // The order of words counts, except in a list: « 2 rue du 8 Mai » is not « 8 rue du 2 Mai ».
        var same = field.list() ? Set.copyOf(leftWords).equals(Set.copyOf(there)) : leftWords.equals(there);
        if (!same
                && (field == Field.NOM || field == Field.ADRESSE)
                && (field == Field.NOM
                        ? Set.copyOf(telling(leftWords)).equals(Set.copyOf(telling(there)))
                        : telling(leftWords).equals(telling(there))))
            return Optional.of(
                    new ComparedRow(field, marked(left, there), marked(right, leftWords), FieldComparisonState.ALIKE));
        return Optional.of(
                same
                        ? new ComparedRow(field, alike(left), alike(right), FieldComparisonState.SAME)
                        : new ComparedRow(
                                field, marked(left, there), marked(right, leftWords), FieldComparisonState.DIFFERENT));
    }

    /// Returns the words of a name or address without articles and prepositions.
    private static List<String> telling(List<String> words) {
        return words.stream()
                .filter(word -> !SMALL.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }

    /// Returns whether the two places have the same address but different positions, so that one position must
    /// be wrong.
    boolean oneIsWrong() {
        return metres.filter(far -> far > FAR_METRES).isPresent()
                && lines.stream()
                        .anyMatch(line -> line.field() == Field.ADRESSE
                                && (line.state() == FieldComparisonState.SAME
                                        || line.state() == FieldComparisonState.ALIKE));
    }

    private static List<ComparedWord> alike(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(WORDS.split(text))
                        .map(word -> new ComparedWord(word, false))
                        .toList();
    }

    /// Returns the words of a text; those that the other value lacks are marked. If no word is marked, only the
    /// order of the words differs.
    ///
    /// @param others words of the other value
    private static List<ComparedWord> marked(String text, List<String> others) {
        var words = new ArrayList<ComparedWord>();
        for (var word : WORDS.split(text))
            words.add(new ComparedWord(word, !Set.copyOf(others).containsAll(plain(word))));
        return Set.copyOf(others).equals(Set.copyOf(plain(text)))
                ? words.stream()
                        .map(word -> new ComparedWord(word.text(), true))
                        .toList()
                : List.copyOf(words);
    }

    /// Returns the words of a text in lower case, without accents and punctuation.
    static List<String> plain(String text) {
        var plain = TextNormalisation.bare(text).replaceAll("[^a-z0-9+@]+", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    private static String text(Place place, Field field) {
        var text = switch (field) {
            case TELEPHONE -> PhoneNumber.said(place.sheet().text(field));
            case TYPOLOGIE ->
                place.sheet().list(field).stream()
                        .map(code -> StructureTypology.of(code)
                                .map(StructureTypology::words)
                                .orElse(code))
                        .collect(Collectors.joining(", "));
            case HORAIRES ->
                place.hours().readable()
                        ? String.join(" ; ", OpeningHoursText.in(Locale.FRENCH).week(place.hours()))
                        : place.sheet().text(field);
            // An unknown SIRET is written as the national file requires.
            case PIVOT -> siret(place.sheet().text(field));
            default -> place.sheet().text(field).replace("|", ", ");
        };
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String siret(String pivot) {
        if (pivot.matches("0+")) return "";
        return pivot.matches("[0-9]{14}") ? pivot.replaceFirst("(...)(...)(...)", "$1\u00a0$2\u00a0$3\u00a0") : pivot;
    }
}
