package org.tousaidants.places;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;

/// « Valeur retenue » — which of the values said of a place stands: what a person of the network said last, else
/// what a
/// source said last. A correction by hand thus outlives every later harvest of the same file.
final class Survivorship {
    private Survivorship() {}

    /// The sheet that stands after these changes, given in order.
    static Sheet sheet(List<Change> history) {
        var values = new EnumMap<Field, String>(Field.class);
        standing(history)
                .forEach((field, change) -> Optional.ofNullable(change.fields().get(field))
                        .flatMap(value -> value)
                        .ifPresent(value -> values.put(field, value)));
        return Sheet.of(values);
    }

    /// For each field ever spoken of, the change whose word stands.
    static Map<Field, Change> standing(List<Change> history) {
        var standing = new EnumMap<Field, Change>(Field.class);
        var byHand = EnumSet.noneOf(Field.class);
        for (var change : history)
            for (var field : change.fields().keySet())
                switch (change.voice()) {
                    case Voice.Person person -> {
                        byHand.add(field);
                        standing.put(field, change);
                    }
                    case Voice.Source source -> {
                        if (!byHand.contains(field)) standing.put(field, change);
                    }
                }
        return standing;
    }
}
