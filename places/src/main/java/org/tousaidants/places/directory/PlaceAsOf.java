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

/// « État passé » — the state of a place at the end of a past day, computed from its history. It reads no
/// database.
sealed interface PlaceAsOf {
    /// The place was not known on that day; its first statement is of `firstAt`.
    record NotYet(Instant firstAt) implements PlaceAsOf {}

    /// `under`: the place into which it was merged then. `withdrawn`: no source had it any more, it was not listed.
    /// `closed`: a person had closed it.
    record KnownThen(
            Map<Field, FieldValueSelector.SurvivingValue> standing,
            boolean withdrawn,
            boolean closed,
            Optional<PlaceId> under,
            int records)
            implements PlaceAsOf {
        Optional<String> value(Field field) {
            return Optional.ofNullable(standing.get(field)).flatMap(FieldValueSelector.SurvivingValue::value);
        }
    }

    /// @param histories the changes of the place and of every place that was ever merged with it; not empty
    static PlaceAsOf at(UpkeepRules rules, PlaceId place, List<Change> histories, Instant end) {
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
                    // Merges are already taken into account: their changes set no value.
                }
            }
        var root = root(place, under);
        var together = then.stream()
                .filter(change -> root(change.place(), under).equals(root))
                .toList();
        return new KnownThen(
                FieldValueSelector.standing(rules, together),
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
            if (change.voice() instanceof StatementSource.Source source) {
                var record = new ArrayList<Object>(List.of(change.place(), source.name()));
                everHeld = true;
                if (change.act() == Change.Act.WITHDREW) present.remove(record);
                else present.add(record);
            }
        return everHeld && present.isEmpty();
    }
}
