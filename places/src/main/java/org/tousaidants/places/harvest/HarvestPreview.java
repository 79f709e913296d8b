package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.directory.Place;

/// « Aperçu » — the effect of publishing a waiting run: new places with the duplicates that they would be, changed
/// sheets with their changes, places that would leave. Lists are samples; counts are complete.
record HarvestPreview(
        List<Sheet> fresh,
        List<Twin> twins,
        List<Changed> changed,
        List<Place> leaving,
        int freshTotal,
        int twinTotal,
        int changedTotal,
        int leavingTotal,
        List<Point> points) {
    private static final int SHOWN = 12;
    private static final int TWINS_SHOWN = 40;
    private static final int MOST_ALIKE = 3;

    /// « Double possible » — a new place, and places in the directory that are similar.
    record Twin(Sheet sheet, List<PossibleDuplicate> alike) {}

    record Changed(Sheet now, List<Difference> differences) {}

    record Difference(Field field, String before, String after) {}

    /// Builds the preview from a waiting run, batch by batch.
    static final class PreviewReader {
        private final Map<String, List<PossibleDuplicate>> alike;
        private final List<Sheet> fresh = new ArrayList<>();
        private final List<Twin> twins = new ArrayList<>();
        private final Map<String, Sheet> changed = new HashMap<>();
        private final List<Point> points = new ArrayList<>();
        private final List<String> present = new ArrayList<>();
        private int freshTotal;
        private int twinTotal;
        private int changedTotal;

        PreviewReader(List<PossibleDuplicate> alike) {
            this.alike = alike.stream().collect(Collectors.groupingBy(PossibleDuplicate::localId));
        }

        void add(List<PendingRecord> piece) {
            for (var record : piece) {
                present.add(record.received().localId());
                switch (record.fate()) {
                    case NEW -> fresh(record.received().localId(), record.sheet());
                    case CHANGED -> {
                        if (changedTotal++ < SHOWN)
                            changed.put(record.received().localId(), record.sheet());
                    }
                    case SAME -> {}
                }
            }
        }

        private void fresh(String id, Sheet sheet) {
            var others = alike.getOrDefault(id, List.of());
            if (others.isEmpty()) {
                if (freshTotal++ < SHOWN) fresh.add(sheet);
            } else if (twinTotal++ < TWINS_SHOWN)
                twins.add(new Twin(sheet, others.stream().limit(MOST_ALIKE).toList()));
            point(sheet).ifPresent(points::add);
        }

        private static Optional<Point> point(Sheet sheet) {
            return sheet.get(Field.LATITUDE)
                    .flatMap(latitude -> sheet.get(Field.LONGITUDE)
                            .map(longitude -> new Point(Double.parseDouble(latitude), Double.parseDouble(longitude))));
        }

        List<String> present() {
            return present;
        }

        /// The ids of the records whose changes are shown.
        List<String> changed() {
            return List.copyOf(changed.keySet());
        }

        /// @param before previous values of the changed sheets
        HarvestPreview done(Map<String, Sheet> before, List<Place> leaving) {
            return new HarvestPreview(
                    fresh,
                    twins,
                    changed.entrySet().stream()
                            .map(one -> new Changed(
                                    one.getValue(),
                                    differences(before.getOrDefault(one.getKey(), Sheet.of(Map.of())), one.getValue())))
                            .toList(),
                    leaving.stream().limit(SHOWN).toList(),
                    freshTotal,
                    twinTotal,
                    changedTotal,
                    leaving.size(),
                    points);
        }

        private static List<Difference> differences(Sheet before, Sheet after) {
            return java.util.Arrays.stream(Field.values())
                    .filter(field -> field != Field.ID && !before.text(field).equals(after.text(field)))
                    .map(field -> new Difference(field, before.text(field), after.text(field)))
                    .collect(Collectors.toList());
        }
    }
}
