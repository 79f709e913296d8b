package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;

/// « État passé » — a place as it was known at the end of a day, played again from its history. Pure.
sealed interface Past {
    /// It was not spoken of yet; the first word came at `firstAt`.
    record NotYet(Instant firstAt) implements Past {}

    /// `under`: it stood under another place then. `withdrawn`: no source had it any more, it was not in the lists.
    /// `closed`: a person had said that it has closed.
    record KnownThen(
            Map<Field, Survivorship.Standing> standing,
            boolean withdrawn,
            boolean closed,
            Optional<PlaceId> under,
            int records)
            implements Past {
        Optional<String> value(Field field) {
            return Optional.ofNullable(standing.get(field)).flatMap(Survivorship.Standing::value);
        }
    }

    /// @param histories of every place that was ever grouped with it, its own among them, not empty
    static Past at(UpkeepRules rules, PlaceId place, List<Change> histories, Instant end) {
        var first = histories.stream()
                .filter(change -> change.place().equals(place))
                .map(Change::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (!first.isBefore(end)) return new NotYet(first);
        var then =
                histories.stream().filter(change -> change.at().isBefore(end)).toList();
        var under = new HashMap<PlaceId, PlaceId>();
        for (var change : then)
            switch (change.act()) {
                case GROUPED -> change.other().ifPresent(other -> under.put(change.place(), other));
                case SEPARATED -> under.remove(change.place());
                case SAID, CONFIRMED, WITHDREW, CLOSED, REOPENED -> {
                    // Who stands where does not change.
                }
            }
        var root = root(place, under);
        var together = then.stream()
                .filter(change -> root(change.place(), under).equals(root))
                .toList();
        return new KnownThen(
                Survivorship.standing(rules, together),
                withdrawn(together),
                closed(root, together),
                root.equals(place) ? Optional.empty() : Optional.of(root),
                (int) together.stream().map(Change::place).distinct().count());
    }

    private static PlaceId root(PlaceId place, Map<PlaceId, PlaceId> under) {
        var root = place;
        for (var up = under.get(root); up != null; up = under.get(root)) root = up;
        return root;
    }

    private static boolean closed(PlaceId root, List<Change> together) {
        var closed = false;
        for (var change : together)
            if (change.place().equals(root))
                closed = change.act() == Change.Act.CLOSED || closed && change.act() != Change.Act.REOPENED;
        return closed;
    }

    private static boolean withdrawn(List<Change> together) {
        Set<List<Object>> present = new HashSet<>();
        var everHeld = false;
        for (var change : together)
            if (change.voice() instanceof Voice.Source source) {
                var record = new ArrayList<Object>(List.of(change.place(), source.name()));
                everHeld = true;
                if (change.act() == Change.Act.WITHDREW) present.remove(record);
                else present.add(record);
            }
        return everHeld && present.isEmpty();
    }
}
