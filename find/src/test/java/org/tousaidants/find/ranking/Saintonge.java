package org.tousaidants.find.ranking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;

/// « La Saintonge » — a few places around Saintes, each with one thing that sets it apart, to test the rules.
public final class Saintonge {
    public static final Commune SAINTES = commune("17415", "Saintes", 45.7464, -0.6333);
    public static final Commune ROCHEFORT = commune("17299", "Rochefort", 45.9369, -0.9616);
    public static final Commune BREST = commune("29019", "Brest", 48.3904, -4.4861);

    /// A Thursday.
    public static final LocalDateTime THURSDAY_15H = LocalDateTime.of(2026, 11, 26, 15, 0);

    public static final LocalDateTime SUNDAY_MORNING = LocalDateTime.of(2026, 11, 29, 10, 0);

    public static final String OFFICE_HOURS = "Mo-Fr 09:00-12:30,13:30-18:00";

    private Saintonge() {}

    public static Optional<Commune> byCode(String code) {
        return List.of(SAINTES, ROCHEFORT, BREST).stream()
                .filter(commune -> commune.code().equals(code))
                .findFirst();
    }

    public static HelpSearch search(HelpNeed... needs) {
        var set = java.util.EnumSet.noneOf(HelpNeed.class);
        set.addAll(Arrays.asList(needs));
        return HelpSearch.ANYTHING.withNeeds(set).withWhere(SearchArea.of(SAINTES));
    }

    public static PlaceMaker place(String id) {
        return new PlaceMaker(id);
    }

    public static CandidatePlaceIndex index(PlaceMaker... places) {
        return CandidatePlaceIndex.of(
                Arrays.stream(places).map(PlaceMaker::candidate).toList());
    }

    public static List<String> ids(SearchAnswer answer) {
        return answer.offers().stream().map(offer -> offer.candidate().id()).toList();
    }

    /// A place one kilometre from the centre of Saintes that helps with procedures, free, in office hours, unless
    /// set otherwise.
    public static final class PlaceMaker {
        private final Map<Field, String> values = new EnumMap<>(Field.class);

        private PlaceMaker(String id) {
            with(Field.ID, id);
            with(Field.NOM, "Lieu " + id);
            with(Field.COMMUNE, "Saintes");
            with(Field.CODE_POSTAL, "17100");
            with(Field.CODE_INSEE, "17415");
            with(Field.ADRESSE, "rue " + id);
            with(Field.PIVOT, "00000000000000");
            with(Field.DATE_MAJ, "2026-06-01");
            with(Field.TELEPHONE, "+33546000000");
            with(Field.HORAIRES, OFFICE_HOURS);
            with(Field.FRAIS, "Gratuit");
            with(Field.SERVICES, "Aide aux démarches administratives");
            north(1);
        }

        public PlaceMaker with(Field field, String value) {
            if (value.isEmpty()) values.remove(field);
            else values.put(field, value);
            return this;
        }

        /// So many kilometres north of the centre of Saintes.
        public PlaceMaker north(double km) {
            return at(new GeoPoint(
                    SAINTES.centre().latitude() + km / 111.195, SAINTES.centre().longitude()));
        }

        public PlaceMaker at(GeoPoint point) {
            with(Field.LATITUDE, Double.toString(point.latitude()));
            return with(Field.LONGITUDE, Double.toString(point.longitude()));
        }

        public PlaceMaker nowhere() {
            return with(Field.LATITUDE, "").with(Field.LONGITUDE, "");
        }

        public CandidatePlace candidate() {
            return CandidatePlace.of(values.get(Field.ID), "lieu-" + values.get(Field.ID), PlaceSheet.of(values));
        }
    }

    public static List<String> sorted(java.util.Set<String> ids) {
        return new ArrayList<>(ids);
    }

    private static Commune commune(String code, String name, double latitude, double longitude) {
        return new Commune(
                code, name, List.of(), 10_000, "", "", code.substring(0, 2), new GeoPoint(latitude, longitude), false);
    }
}
