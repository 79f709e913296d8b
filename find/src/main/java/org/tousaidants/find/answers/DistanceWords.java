package org.tousaidants.find.answers;

import java.time.format.TextStyle;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.Offer;
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
        if (offer.metres().isEmpty() || guessed() || !offer.candidate().preciseEnough()) return of(offer);
        var metres = offer.metres().getAsDouble();
        var minutes = Travel.toldMinutes(metres);
        if (Travel.onFoot(metres)) return page.t("find.lead.foot", minutes);
        return page.t(
                "find.lead.car",
                kilometres(metres, true),
                minutes < 60 ? page.t("find.lead.minutes", minutes) : page.t("find.hours", minutes / 60, minutes % 60));
    }

    /// « à 8 km, 14 min en voiture ; 25 min en car lundi, retour à 17 h 05 ».
    String of(Offer offer) {
        var way = way(offer);
        if (offer.metres().isEmpty() || Travel.onFoot(offer.metres().getAsDouble())) return way;
        return search.where()
                .flatMap(SearchArea::commune)
                .flatMap(from -> byTransit.apply(from, offer.candidate()))
                .map(trip -> page.t(
                        "find.distance.transit",
                        way,
                        duration(trip.minutes()),
                        trip.home().getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale()),
                        page.time(trip.home().toLocalTime())))
                .orElse(way);
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
            var hundreds = Math.max(1, Math.round(metres / 100));
            return hundreds < 10
                    ? page.t("find.distance.foot", hundreds * 100, minutes)
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
