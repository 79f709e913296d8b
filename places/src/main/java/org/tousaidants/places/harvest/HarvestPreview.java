package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.Place;

/// « Aperçu » — the effect that publishing a waiting run would have: new places with their possible duplicates,
/// changed sheets with their changes, and places that would leave the directory. The lists are samples; the counts
/// are complete.
record HarvestPreview(
        List<PlaceSheet> fresh,
        List<PossibleDuplicatePlace> twins,
        List<ChangedSheet> changed,
        List<Place> leaving,
        int freshTotal,
        int twinTotal,
        int changedTotal,
        int leavingTotal,
        List<GeoPoint> points) {
    private static final int SHOWN = 12;
    private static final int TWINS_SHOWN = 40;
    private static final int MOST_ALIKE = 3;

    /// « Double possible » — a new place, and the similar places in the directory.
    record PossibleDuplicatePlace(PlaceSheet sheet, List<PossibleDuplicate> alike) {}

    record ChangedSheet(PlaceSheet now, List<FieldDifference> differences) {}

    record FieldDifference(Field field, String before, String after) {}

    /// Builds the preview from a waiting run, batch by batch.
    static final class HarvestPreviewReader {
        private final Map<String, List<PossibleDuplicate>> alike;
        private final List<PlaceSheet> fresh = new ArrayList<>();
        private final List<PossibleDuplicatePlace> twins = new ArrayList<>();
        private final Map<String, PlaceSheet> changed = new HashMap<>();
        private final List<GeoPoint> points = new ArrayList<>();
        private final List<String> present = new ArrayList<>();
        private int freshTotal;
        private int twinTotal;
        private int changedTotal;

        HarvestPreviewReader(List<PossibleDuplicate> alike) {
            this.alike = alike.stream().collect(Collectors.groupingBy(PossibleDuplicate::localId));
        }

        void add(List<HarvestPreviewRecord> piece) {
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

        private void fresh(String id, PlaceSheet sheet) {
            var others = alike.getOrDefault(id, List.of());
            if (others.isEmpty()) {
                if (freshTotal++ < SHOWN) fresh.add(sheet);
            } else if (twinTotal++ < TWINS_SHOWN)
                twins.add(new PossibleDuplicatePlace(
                        sheet, others.stream().limit(MOST_ALIKE).toList()));
            point(sheet).ifPresent(points::add);
        }

        private static Optional<GeoPoint> point(PlaceSheet sheet) {
            return sheet.get(Field.LATITUDE)
                    .flatMap(latitude -> sheet.get(Field.LONGITUDE)
                            .map(longitude ->
                                    new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(longitude))));
        }

        List<String> present() {
            return present;
        }

        /// Returns the ids of the changed records for which the preview shows the changes.
        List<String> changed() {
            return List.copyOf(changed.keySet());
        }

        /// Returns the finished preview.
        ///
        /// @param before previous values of the changed sheets, by the source's id of the record
        /// @param leaving places that would leave the directory
        HarvestPreview done(Map<String, PlaceSheet> before, List<Place> leaving) {
            return new HarvestPreview(
                    fresh,
                    twins,
                    changed.entrySet().stream()
                            .map(one -> new ChangedSheet(
                                    one.getValue(),
                                    differences(
                                            before.getOrDefault(one.getKey(), PlaceSheet.of(Map.of())),
                                            one.getValue())))
                            .toList(),
                    leaving.stream().limit(SHOWN).toList(),
                    freshTotal,
                    twinTotal,
                    changedTotal,
                    leaving.size(),
                    points);
        }

        private static List<FieldDifference> differences(PlaceSheet before, PlaceSheet after) {
            return java.util.Arrays.stream(Field.values())
                    .filter(field -> field != Field.ID && !before.text(field).equals(after.text(field)))
                    .map(field -> new FieldDifference(field, before.text(field), after.text(field)))
                    .collect(Collectors.toList());
        }
    }
}
