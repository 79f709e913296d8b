package org.tousaidants.label.skillsmap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.find.ranking.MatchingPlaces;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;

/// From each commune of France, the nearest of 50,000 places that offers each skill: the whole map of skills.
public final class ReachBench {
    private static final int PLACES = 50_000;
    private static final double ALL_BUDGET = 10_000;
    private static final double ONE_BUDGET = 1_000;

    private ReachBench() {}

    public static void main(String[] args) {
        var communes = Communes.shipped().all();
        var random = new Random(17);
        var places = new ArrayList<Place>(PLACES);
        for (var i = 0; i < PLACES; i++) {
            var sheet = MatchingPlaces.sheet(i, communes.get(random.nextInt(communes.size())), random);
            var point = new Point(
                    Double.parseDouble(sheet.text(Field.LATITUDE)), Double.parseDouble(sheet.text(Field.LONGITUDE)));
            places.add(new Place(
                    new PlaceId(new UUID(0, i)),
                    new PlaceCode("%07d".formatted(i)),
                    sheet,
                    Optional.of(point),
                    OpeningHours.of(""),
                    1,
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty()));
        }
        Reach.of(communes, places);
        var everywhere = System.nanoTime();
        var reach = Reach.of(communes, places);
        var one = (System.nanoTime() - everywhere) / 1e6;
        if (reach.from().size() != communes.size()) throw new IllegalStateException("communes were lost");
        var start = System.nanoTime();
        for (var skill : Skill.ALL)
            Reach.of(
                    communes,
                    places.stream()
                            .filter(place -> skill.offered(place.sheet()))
                            .toList());
        var all = (System.nanoTime() - start) / 1e6;
        say("reach-of-50000-places-from-all-communes", one, ONE_BUDGET);
        say("reach-of-all-skills", all, ALL_BUDGET);
        System.exit(one < ONE_BUDGET && all < ALL_BUDGET ? 0 : 1);
    }

    private static void say(String name, double millis, double budget) {
        System.out.printf(
                Locale.ROOT, "%s %.0f ms (budget < %.0f) %s%n", name, millis, budget, millis < budget ? "ok" : "short");
    }
}
