package org.tousaidants.label.publiclist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Frame;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.ReadingOrder;

/// « Plan des aidant·es » — the communes of the territory, in how many of which somebody says that she helps, and the
/// places that are recognised. Somebody stands at the centre of each commune that she agreed to show, or where a place
/// that she shows is, and nowhere else: no address of hers is known. What is drawn is what the list says.
///
/// @param land a dot for each commune
/// @param discs and the numbers on them
/// @param squares of the places
/// @param lines the same in words, by name of the commune
/// @param nowhere how many say no commune and no place
/// @param outside how many communes of the list lie outside of the drawing
record ListingMap(
        Frame frame,
        String land,
        String discs,
        List<Mark> numbers,
        List<Mark> towns,
        String squares,
        List<Line> lines,
        int nowhere,
        int outside) {
    private static final int WIDTH = 640;
    private static final int TALLEST = 760;
    private static final int RADIUS = 17;
    private static final int SIDE = 14;
    private static final int MOST_TOWNS = 6;
    /// Two names closer than this would overlap, on a phone where they are larger.
    private static final int NAME_WIDTH = 190;

    private static final int NAME_HEIGHT = 40;

    record Mark(int x, int y, String text) {}

    /// @param typed the commune as the search understands it
    record Line(String commune, String typed, int helpers, List<Place> places) {
        String path() {
            return "/aidants?ou=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        }
    }

    private record Here(Commune commune, List<Entry> helpers, List<Place> places) {}

    static ListingMap of(List<Entry> entries, Collection<Place> recognised, String departement, Communes communes) {
        var here = new TreeMap<String, Here>();
        for (var entry : entries) {
            var hers = new LinkedHashSet<>(entry.communes());
            for (var place : entry.places()) commune(place, communes).ifPresent(hers::add);
            for (var one : hers) at(here, one).helpers.add(entry);
        }
        for (var place : recognised)
            commune(place, communes).ifPresent(one -> at(here, one).places.add(place));
        var frame = Frame.around(
                communes.inDepartement(departement).stream()
                        .map(Commune::centre)
                        .toList(),
                WIDTH,
                TALLEST);
        var land = communes.inDepartement(departement).stream()
                .map(one -> dot(frame, one))
                .collect(Collectors.joining());
        var drawn = here.values().stream()
                .filter(one -> frame.holds(one.commune.centre()))
                .toList();
        var peopled = drawn.stream().filter(one -> !one.helpers.isEmpty()).toList();
        var numbers = peopled.stream()
                .map(one -> mark(frame, one.commune, Integer.toString(one.helpers.size())))
                .toList();
        return new ListingMap(
                frame,
                land,
                peopled.stream().map(one -> dot(frame, one.commune)).collect(Collectors.joining()),
                numbers,
                towns(frame, communes.inDepartement(departement), numbers),
                squares(frame, recognised, numbers),
                here.values().stream()
                        .map(one -> new Line(
                                one.commune.name(),
                                ConsentPages.words(one.commune),
                                one.helpers.size(),
                                one.places.stream()
                                        .sorted(Comparator.comparing(Place::name))
                                        .toList()))
                        .toList(),
                (int) entries.stream().filter(one -> one.around().isEmpty()).count(),
                here.size() - drawn.size());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String viewBox() {
        return String.format(Locale.ROOT, "0 0 %d %d", frame.width(), frame.height());
    }

    private static Here at(TreeMap<String, Here> here, Commune commune) {
        return here.computeIfAbsent(
                ReadingOrder.plain(commune.name()) + " " + commune.code(),
                _ -> new Here(commune, new ArrayList<>(), new ArrayList<>()));
    }

    private static Optional<Commune> commune(Place place, Communes communes) {
        return place.sheet()
                .get(Field.CODE_INSEE)
                .flatMap(communes::byCode)
                .or(() -> communes.find(place.commune(), place.sheet().text(Field.CODE_POSTAL)));
    }

    /// A line of no length with round ends.
    private static String dot(Frame frame, Commune commune) {
        return "M%d %dh0".formatted(frame.x(commune.centre()), frame.y(commune.centre()));
    }

    private static Mark mark(Frame frame, Commune commune, String text) {
        return new Mark(frame.x(commune.centre()), frame.y(commune.centre()), text);
    }

    /// Beside a disc that would hide it, or whose number it would hide.
    private static String squares(Frame frame, Collection<Place> recognised, List<Mark> numbers) {
        var squares = new LinkedHashSet<String>();
        for (var place : recognised)
            place.point().filter(frame::holds).ifPresent(point -> {
                var x = frame.x(point);
                var y = frame.y(point);
                var disc = numbers.stream()
                        .filter(one -> Math.hypot(one.x - x, one.y - y) < RADIUS + SIDE)
                        .findFirst();
                squares.add("M%d %dh14v14h-14z"
                        .formatted(
                                disc.map(one -> one.x + RADIUS).orElse(x) - SIDE / 2,
                                disc.map(one -> one.y + RADIUS).orElse(y) - SIDE / 2));
            });
        return String.join("", squares);
    }

    private static List<Mark> towns(Frame frame, List<Commune> communes, List<Mark> numbers) {
        var towns = new ArrayList<Mark>();
        communes.stream()
                .sorted(Comparator.comparingInt(Commune::population).reversed().thenComparing(Commune::code))
                .limit(40)
                .map(one -> mark(frame, one, one.name()))
                .filter(one -> one.x + NAME_WIDTH < frame.width())
                .filter(one -> numbers.stream()
                        .noneMatch(disc -> disc.x > one.x
                                && disc.x < one.x + NAME_WIDTH
                                && Math.abs(disc.y - one.y) < NAME_HEIGHT / 2))
                .forEach(one -> {
                    var free = towns.stream()
                            .noneMatch(other ->
                                    Math.abs(one.x - other.x) < NAME_WIDTH && Math.abs(one.y - other.y) < NAME_HEIGHT);
                    if (free && towns.size() < MOST_TOWNS) towns.add(one);
                });
        return towns;
    }
}
