package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.Place;

/// « Aperçu » — the effect that publishing a waiting run would have: new places with their possible duplicates,
/// new places outside the territory, changed sheets with their changes, and places that would leave the directory.
/// The lists are samples; the counts are complete.
///
/// @param points the new places of the territory
record HarvestPreview(
        List<PlaceSheet> fresh,
        PlacesElsewhere elsewhere,
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

    /// New places outside the territory of the network: examples and their number.
    record PlacesElsewhere(List<PlaceSheet> some, int total) {}

    record ChangedSheet(PlaceSheet now, List<FieldDifference> differences) {}

    record FieldDifference(Field field, String before, String after) {}

    /// Builds the preview from a waiting run, batch by batch.
    static final class HarvestPreviewReader {
        private final Map<String, List<PossibleDuplicate>> alike;
        private final Predicate<PlaceSheet> elsewhere;
        private final List<PlaceSheet> fresh = new ArrayList<>();
        private final List<PlaceSheet> away = new ArrayList<>();
        private final List<PossibleDuplicatePlace> twins = new ArrayList<>();
        private final Map<String, PlaceSheet> changed = new HashMap<>();
        private final List<GeoPoint> points = new ArrayList<>();
        private final List<String> present = new ArrayList<>();
        private int freshTotal;
        private int awayTotal;
        private int twinTotal;
        private int changedTotal;

        /// @param elsewhere selects the places outside the territory of the network
        HarvestPreviewReader(List<PossibleDuplicate> alike, Predicate<PlaceSheet> elsewhere) {
            this.elsewhere = elsewhere;
            this.alike = alike.stream().collect(Collectors.groupingBy(PossibleDuplicate::localId));
        }

        void add(List<HarvestPreviewRecord> piece) {
            for (var record : piece) {
                present.add(record.received().localId());
                var id = record.received().localId();
                switch (HarvestPart.of(record, elsewhere.test(record.sheet()), alike.containsKey(id))) {
                    case NEW -> {
                        if (freshTotal++ < SHOWN) fresh.add(record.sheet());
                        point(record.sheet()).ifPresent(points::add);
                    }
                    case ALIKE -> {
                        if (twinTotal++ < TWINS_SHOWN)
                            twins.add(new PossibleDuplicatePlace(
                                    record.sheet(),
                                    alike.getOrDefault(id, List.of()).stream()
                                            .limit(MOST_ALIKE)
                                            .toList()));
                        point(record.sheet()).ifPresent(points::add);
                    }
                    case ELSEWHERE -> {
                        if (awayTotal++ < SHOWN) away.add(record.sheet());
                    }
                    case CHANGED -> {
                        if (changedTotal++ < SHOWN) changed.put(id, record.sheet());
                    }
                    case SAME -> {}
                }
            }
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
                    new PlacesElsewhere(away, awayTotal),
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
