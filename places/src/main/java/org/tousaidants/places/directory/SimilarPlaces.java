package org.tousaidants.places.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;

/// « Ressemblances » — finds places of the directory that may be the same as the place of a new sheet, and the
/// properties that they share. A page shows these places before a new place is added or published. The package
/// `places.merging` compares pairs of existing places.
final class SimilarPlaces {
    private static final double CLOSE_METRES = 60;
    private static final double NEAR_METRES = 300;
    private static final double ALIKE = 3;
    private static final Set<String> SILENT = Set.of(
            "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "sur", "sous", "un", "une");

    /// « Signe » — a property that two sheets have in common and that suggests that they describe the same
    /// place.
    enum SharedProperty {
        PHONE(2),
        MAIL(2),
        NAME(3),
        WORDS(1.5),
        DOOR(2),
        NEAR(1);

        private final double weight;

        SharedProperty(double weight) {
            this.weight = weight;
        }
    }

    /// « Ressemblance » — a similar place, and the properties that it shares with the sheet.
    record SimilarPlace(Place place, Set<SharedProperty> signs) {
        double score() {
            return signs.stream().mapToDouble(sign -> sign.weight).sum();
        }
    }

    private final Map<String, List<Place>> byTown = new HashMap<>();
    private final Map<String, List<Place>> byContact = new HashMap<>();

    private SimilarPlaces() {}

    static SimilarPlaces among(Collection<Place> places) {
        var index = new SimilarPlaces();
        for (var place : places) {
            index.byTown
                    .computeIfAbsent(town(place.sheet()), _ -> new ArrayList<>())
                    .add(place);
            for (var contact : contacts(place.sheet()))
                index.byContact.computeIfAbsent(contact, _ -> new ArrayList<>()).add(place);
        }
        return index;
    }

    /// Returns at most `most` similar places, the most similar first.
    List<SimilarPlace> of(PlaceSheet sheet, int most) {
        var near = new LinkedHashSet<>(byTown.getOrDefault(town(sheet), List.of()));
        for (var contact : contacts(sheet)) near.addAll(byContact.getOrDefault(contact, List.of()));
        return near.stream()
                .map(place -> new SimilarPlace(place, signs(sheet, place)))
                .filter(alike -> alike.score() >= ALIKE)
                .sorted(Comparator.comparingDouble(SimilarPlace::score)
                        .reversed()
                        .thenComparing(alike -> alike.place().code().value()))
                .limit(most)
                .toList();
    }

    private static Set<SharedProperty> signs(PlaceSheet sheet, Place place) {
        var signs = EnumSet.noneOf(SharedProperty.class);
        var other = place.sheet();
        if (sheet.get(Field.TELEPHONE).isPresent() && sheet.get(Field.TELEPHONE).equals(other.get(Field.TELEPHONE)))
            signs.add(SharedProperty.PHONE);
        if (sheet.list(Field.COURRIELS).stream().anyMatch(other.list(Field.COURRIELS)::contains))
            signs.add(SharedProperty.MAIL);
        var shared = likeness(sheet, other);
        if (shared >= 0.75) signs.add(SharedProperty.NAME);
        else if (shared >= 0.4) signs.add(SharedProperty.WORDS);
        var street = street(sheet);
        if (!street.isEmpty() && street.equals(street(other)) && town(sheet).equals(town(other)))
            signs.add(SharedProperty.DOOR);
        var metres = metres(sheet, place);
        if (metres <= CLOSE_METRES) signs.add(SharedProperty.DOOR);
        if (metres <= NEAR_METRES || signs.contains(SharedProperty.DOOR)) signs.add(SharedProperty.NEAR);
        return signs;
    }

    private static double metres(PlaceSheet sheet, Place place) {
        if (place.point().isEmpty()
                || sheet.get(Field.LATITUDE).isEmpty()
                || sheet.get(Field.LONGITUDE).isEmpty()) return Double.NaN;
        return new GeoPoint(
                        Double.parseDouble(sheet.text(Field.LATITUDE)), Double.parseDouble(sheet.text(Field.LONGITUDE)))
                .metresTo(place.point().get());
    }

    /// Returns how similar the names of two sheets are: the fraction of common words, from 0 to 1. Words of the
    /// commune's name are ignored unless a name has no other words.
    ///
    /// @param one the first sheet
    /// @param other the second sheet
    private static double likeness(PlaceSheet one, PlaceSheet other) {
        var left = words(one);
        var right = words(other);
        if (left.isEmpty() || right.isEmpty()) return 0;
        var both = new HashSet<>(left);
        both.retainAll(right);
        var all = new HashSet<>(left);
        all.addAll(right);
        return (double) both.size() / all.size();
    }

    private static Set<String> words(PlaceSheet sheet) {
        var words = new HashSet<>(List.of(plain(sheet.text(Field.NOM)).split(" ")));
        words.removeAll(SILENT);
        words.remove("");
        var own = new HashSet<>(words);
        for (var word : plain(sheet.text(Field.COMMUNE)).split(" ")) own.remove(word);
        return own.isEmpty() ? words : own;
    }

    private static String street(PlaceSheet sheet) {
        var words = new ArrayList<>(List.of(plain(sheet.text(Field.ADRESSE)).split(" ")));
        words.removeAll(SILENT);
        var street = String.join(" ", words);
        return street.chars().anyMatch(Character::isDigit) ? street : "";
    }

    private static String town(PlaceSheet sheet) {
        return sheet.get(Field.CODE_INSEE).orElseGet(() -> plain(sheet.text(Field.COMMUNE)));
    }

    private static List<String> contacts(PlaceSheet sheet) {
        var contacts = new ArrayList<>(sheet.list(Field.COURRIELS));
        sheet.get(Field.TELEPHONE).ifPresent(contacts::add);
        return contacts;
    }

    private static String plain(String text) {
        return FrenchAlphabeticalOrder.plain(text).replaceAll("[^a-z0-9]+", " ").strip();
    }
}
