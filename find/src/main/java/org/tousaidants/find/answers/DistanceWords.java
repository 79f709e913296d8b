package org.tousaidants.find.answers;

import java.time.format.TextStyle;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.places.directory.PlaceMinutes;
import org.tousaidants.platform.web.Page;

/// How far an offer is, in words: on foot, by car, by bus.
final class DistanceWords {
    /// Half of the estimated centres are farther than that from the true one: shorter distances are not reliable.
    private static final double GUESSED_METRES = 6_000;

    private final Page page;
    private final Search search;
    private final BiFunction<Commune, Candidate, Optional<PlaceMinutes.Minutes>> byCar;
    private final BiFunction<Commune, Candidate, Optional<PlaceMinutes.ThereAndBack>> byTransit;

    DistanceWords(
            Page page,
            Search search,
            BiFunction<Commune, Candidate, Optional<PlaceMinutes.Minutes>> byCar,
            BiFunction<Commune, Candidate, Optional<PlaceMinutes.ThereAndBack>> byTransit) {
        this.page = page;
        this.search = search;
        this.byCar = byCar;
        this.byTransit = byTransit;
    }

    /// The shortest true wording.
    String nearness(Offer offer) {
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY)) return page.t(remote(offer.candidate()));
        if (search.way() == HelpChannel.WITHOUT_CAR) return withoutCar(offer);
        if (offer.metres().isEmpty() || guessed() || !offer.candidate().preciseEnough()) return of(offer);
        var metres = offer.metres().getAsDouble();
        var minutes = Travel.toldMinutes(metres);
        if (Travel.onFoot(metres))
            return rolls() ? page.t("find.distance.wheels", hundreds(metres)) : page.t("find.lead.foot", minutes);
        return page.t(
                "find.lead.car",
                kilometres(metres, true),
                minutes < 60 ? page.t("find.lead.minutes", minutes) : page.t("find.hours", minutes / 60, minutes % 60));
    }

    /// « à 8 km, 14 min en voiture ; 25 min en car lundi, retour à 17 h 05 ».
    String of(Offer offer) {
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY)) return page.t(remote(offer.candidate()));
        if (search.way() == HelpChannel.WITHOUT_CAR) return withoutCar(offer);
        var way = way(offer);
        if (offer.metres().isEmpty() || Travel.onFoot(offer.metres().getAsDouble())) return way;
        return coach(offer.candidate())
                .map(trip -> page.t("find.join", way, trip))
                .orElse(way);
    }

    /// « 25 minutes en car lundi, retour à 17 h 05 ».
    private Optional<String> coach(Candidate candidate) {
        return search.where()
                .flatMap(SearchArea::commune)
                .flatMap(from -> byTransit.apply(from, candidate))
                .map(trip -> page.t(
                        "find.distance.transit",
                        duration(trip.minutes()),
                        trip.home().getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale()),
                        page.time(trip.home().toLocalTime())));
    }

    /// Never a drive.
    private String withoutCar(Offer offer) {
        var metres = offer.metres().orElse(Double.MAX_VALUE);
        if (metres <= WithoutCar.WALK_METRES)
            return rolls()
                    ? page.t("find.distance.wheels", hundreds(metres))
                    : page.t("find.lead.foot", Travel.walkMinutes(metres));
        var candidate = offer.candidate();
        return coach(candidate)
                .orElseGet(() -> candidate.is(PlaceFact.HOME_SAID)
                        ? page.t("find.nocar.comes")
                        : candidate.is(PlaceFact.REMOTE) ? page.t(remote(candidate)) : page.t("find.nocar.far"));
    }

    private String way(Offer offer) {
        if (offer.metres().isEmpty()) return page.t("find.distance.unknown");
        var metres = offer.metres().getAsDouble();
        var minutes = Travel.toldMinutes(metres);
        var precise = offer.candidate().preciseEnough() && !guessed();
        if (guessed() && sameCommune(offer.candidate())) return page.t("find.distance.commune");
        if (guessed() && metres < GUESSED_METRES) return page.t("find.distance.guessed");
        if (Travel.onFoot(metres)) {
            if (!precise) return page.t("find.distance.commune");
            if (rolls()) return page.t("find.distance.wheels", hundreds(metres));
            return hundreds(metres) < 1_000
                    ? page.t("find.distance.foot", hundreds(metres), minutes)
                    : page.t("find.distance.foot.km", minutes);
        }
        var measured =
                search.where().flatMap(SearchArea::commune).flatMap(from -> byCar.apply(from, offer.candidate()));
        if (measured.isPresent()) {
            var told = measured.get().minutes();
            var far = kilometres(metres, precise);
            if (told.isEmpty()) return page.t("find.distance.water", far);
            return page.t(
                    measured.get().estimated() ? "find.distance.car.estimated" : "find.distance.car.road",
                    far,
                    duration(told.get()));
        }
        return page.t(
                precise ? "find.distance.car" : "find.distance.car.about",
                kilometres(metres, precise),
                duration(minutes));
    }

    /// Minutes on foot mean nothing in a wheelchair.
    private boolean rolls() {
        return search.matters().contains(Criterion.WHEELCHAIR);
    }

    static String remote(Candidate candidate) {
        return candidate.is(PlaceFact.CALLABLE) ? "find.lead.phone" : "find.lead.remote";
    }

    private static long hundreds(double metres) {
        return 100 * Math.max(1, Math.round(metres / 100));
    }

    private String duration(int minutes) {
        return minutes < 60 ? page.t("find.minutes", minutes) : page.t("find.hours", minutes / 60, minutes % 60);
    }

    /// Whether the origin of the distances is the estimated centre of the commune.
    private boolean guessed() {
        return search.where()
                .flatMap(SearchArea::commune)
                .filter(Commune::estimated)
                .isPresent();
    }

    private boolean sameCommune(Candidate candidate) {
        return search.where()
                .flatMap(SearchArea::commune)
                .filter(commune -> commune.code().equals(candidate.communeCode()))
                .isPresent();
    }

    /// « 1,4 »: near by, whole kilometres would hide the difference between a walk and a drive.
    private static double kilometres(double metres, boolean precise) {
        return precise && metres < 2950 ? Math.round(metres / 100) / 10.0 : Math.max(1, Math.round(metres / 1000));
    }
}
