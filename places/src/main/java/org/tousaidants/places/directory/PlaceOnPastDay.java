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

/// « État passé » — the state of a place at the end of a past day, computed from its history without the database.
sealed interface PlaceOnPastDay {
    /// The place was not yet known on that day; `firstAt` is the time of its first change.
    record PlaceNotYetKnown(Instant firstAt) implements PlaceOnPastDay {}

    /// The place was known on that day. `under` is the place into which it was merged at that time; `withdrawn`
    /// means that no source listed it any more; `closed` means that a person had closed it.
    record PlaceStateOnDay(
            Map<Field, FieldValueSelector.SelectedFieldValue> standing,
            boolean withdrawn,
            boolean closed,
            Optional<PlaceId> under,
            int records)
            implements PlaceOnPastDay {
        Optional<String> value(Field field) {
            return Optional.ofNullable(standing.get(field)).flatMap(FieldValueSelector.SelectedFieldValue::value);
        }
    }

    /// Returns the state of the place at `end`.
    ///
    /// @param histories the changes of the place and of every place that was ever merged with it; not empty
    static PlaceOnPastDay at(DataUpkeepRules rules, PlaceId place, List<PlaceChange> histories, Instant end) {
        var first = histories.stream()
                .filter(change -> change.place().equals(place))
                .map(PlaceChange::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (!first.isBefore(end)) return new PlaceNotYetKnown(first);
        var then =
                histories.stream().filter(change -> change.at().isBefore(end)).toList();
        var under = new HashMap<PlaceId, PlaceId>();
        for (var change : then)
            switch (change.act()) {
                case GROUPED -> change.other().ifPresent(other -> under.put(change.place(), other));
                case SEPARATED -> under.remove(change.place());
                case SAID, CONFIRMED, WITHDREW, CLOSED, REOPENED -> {
                    // Merges are already taken into account at this point, and a change that
                    // records a merge sets no value.
                }
            }
        var root = root(place, under);
        var together = then.stream()
                .filter(change -> root(change.place(), under).equals(root))
                .toList();
        return new PlaceStateOnDay(
                FieldValueSelector.standing(rules, together),
                withdrawn(together),
                closed(root, together),
                root.equals(place) ? Optional.empty() : Optional.of(root),
                (int) together.stream().map(PlaceChange::place).distinct().count());
    }

    private static PlaceId root(PlaceId place, Map<PlaceId, PlaceId> under) {
        var root = place;
        for (var up = under.get(root); up != null; up = under.get(root)) root = up;
        return root;
    }

    private static boolean closed(PlaceId root, List<PlaceChange> together) {
        var closed = false;
        for (var change : together)
            if (change.place().equals(root))
                closed = change.act() == PlaceChange.PlaceChangeAct.CLOSED
                        || closed && change.act() != PlaceChange.PlaceChangeAct.REOPENED;
        return closed;
    }

    private static boolean withdrawn(List<PlaceChange> together) {
        Set<List<Object>> present = new HashSet<>();
        var everHeld = false;
        for (var change : together)
            if (change.voice() instanceof ValueStatementSource.HarvestedSource source) {
                var record = new ArrayList<Object>(List.of(change.place(), source.name()));
                everHeld = true;
                if (change.act() == PlaceChange.PlaceChangeAct.WITHDREW) present.remove(record);
                else present.add(record);
            }
        return everHeld && present.isEmpty();
    }
}
