package org.tousaidants.find.answers;

import java.time.format.TextStyle;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.places.journeys.CarJourney;
import org.tousaidants.platform.web.Page;

/// Formats the distance of an offer: on foot, by car, by coach. Without road data it gives kilometres instead of
/// minutes by car.
final class DistanceAsText {
    /// Half of the estimated centres of communes are wrong by at most this distance in metres. A distance
    /// shorter than this, measured from such a centre, is not reliable.
    private static final double GUESSED_METRES = 6_000;
    /// Maximum duration by car, in minutes, of a journey that is described as a walk. If the drive is longer,
    /// the place is near in a straight line but has no direct road.
    private static final int WALK_AS_DRIVEN_MINUTES = 8;

    private final Page page;
    private final HelpSearch search;
    private final HelpSearches searches;

    DistanceAsText(Page page, HelpSearch search, HelpSearches searches) {
        this.page = page;
        this.search = search;
        this.searches = searches;
    }

    /// Returns the shortest correct text for the distance of a proposed place, for one line of an answer.
    String nearness(ProposedPlace offer) {
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY)) return page.t(remote(offer.candidate()));
        if (search.way() == HelpChannel.WITHOUT_CAR) return withoutCar(offer);
        if (guessed() || !offer.candidate().preciseEnough()) return of(offer);
        var journey = searches.journey(search, offer.candidate());
        if (journey.isEmpty()) return of(offer);
        var metres = journey.get().metres();
        if (walks(journey.get()))
            return rolls()
                    ? page.t("find.distance.wheels", hundreds(metres))
                    : page.t("find.lead.foot", EstimatedTravelTime.walkMinutes(metres));
        if (journey.get().estimated() || journey.get().minutes().isEmpty())
            return way(offer.candidate(), journey.get());
        var minutes = journey.get().minutes().getAsInt();
        return page.t(
                "find.lead.car",
                kilometres(metres, true),
                minutes < 60 ? page.t("find.lead.minutes", minutes) : page.t("find.hours", minutes / 60, minutes % 60));
    }

    /// Returns the full text for the distance of a proposed place: « à environ 8 km, 14 minutes en voiture ; 25
    /// minutes en car lundi, retour à 17 h 05 ».
    String of(ProposedPlace offer) {
        if (offer.candidate().is(PlaceFact.REMOTE_ONLY)) return page.t(remote(offer.candidate()));
        if (search.way() == HelpChannel.WITHOUT_CAR) return withoutCar(offer);
        var journey = searches.journey(search, offer.candidate());
        if (journey.isEmpty()) return page.t("find.distance.unknown");
        var way = way(offer.candidate(), journey.get());
        return walks(journey.get())
                ? way
                : coach(offer.candidate())
                        .map(trip -> page.t("find.join", way, trip))
                        .orElse(way);
    }

    /// Returns the text for the journey by coach to a place and back: « 25 minutes en car lundi, retour à 17 h
    /// 05 »; empty if no coach is known.
    private Optional<String> coach(CandidatePlace candidate) {
        return searches.from(search)
                .flatMap(from -> searches.byTransit(from, candidate))
                .map(trip -> page.t(
                        "find.distance.transit",
                        duration(trip.minutes()),
                        trip.home().getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale()),
                        page.time(trip.home().toLocalTime())));
    }

    /// Returns the text for the distance of a proposed place, for a person without a car: on foot or by coach,
    /// without minutes by car.
    private String withoutCar(ProposedPlace offer) {
        var candidate = offer.candidate();
        var metres = searches.journey(search, candidate)
                .filter(one -> one.basis() != CarJourney.TravelTimeBasis.WATER)
                .map(CarJourney::metres)
                .orElse(Double.MAX_VALUE);
        if (metres <= HelpWithoutCar.WALK_METRES)
            return rolls()
                    ? page.t("find.distance.wheels", hundreds(metres))
                    : page.t("find.lead.foot", EstimatedTravelTime.walkMinutes(metres));
        return coach(candidate)
                .orElseGet(() -> candidate.is(PlaceFact.HOME_SAID)
                        ? page.t("find.nocar.comes")
                        : candidate.is(PlaceFact.REMOTE) ? page.t(remote(candidate)) : page.t("find.nocar.far"));
    }

    private String way(CandidatePlace candidate, CarJourney journey) {
        var metres = journey.metres();
        var precise = candidate.preciseEnough() && !guessed();
        if (guessed() && sameCommune(candidate)) return page.t("find.distance.commune");
        if (guessed() && metres < GUESSED_METRES) return page.t("find.distance.guessed");
        if (walks(journey)) {
            if (!precise) return page.t("find.distance.commune");
            if (rolls()) return page.t("find.distance.wheels", hundreds(metres));
            return hundreds(metres) < 1_000
                    ? page.t("find.distance.foot", hundreds(metres), EstimatedTravelTime.walkMinutes(metres))
                    : page.t("find.distance.foot.km", EstimatedTravelTime.walkMinutes(metres));
        }
        var far = kilometres(metres, precise);
        return switch (journey.basis()) {
            case STRAIGHT_LINE -> page.t("find.distance.straight", far);
            case WATER -> page.t("find.distance.water", far);
            case LAND -> page.t(journey.around() ? "find.distance.around" : "find.distance.straight", far);
            case ROADS ->
                journey.minutes().isEmpty()
                        ? page.t("find.distance.about", far)
                        : page.t(
                                "find.distance.car.road",
                                far,
                                duration(journey.minutes().getAsInt()));
        };
    }

    static boolean walks(CarJourney journey) {
        return switch (journey.basis()) {
            case LAND -> EstimatedTravelTime.onFoot(journey.metres());
            case ROADS ->
                EstimatedTravelTime.onFoot(journey.metres())
                        && journey.minutes().orElse(Integer.MAX_VALUE) <= WALK_AS_DRIVEN_MINUTES;
            case WATER, STRAIGHT_LINE -> false;
        };
    }

    /// Returns whether the person uses a wheelchair. In this case no minutes on foot are shown.
    private boolean rolls() {
        return search.matters().contains(SearchCriterion.WHEELCHAIR);
    }

    static String remote(CandidatePlace candidate) {
        return candidate.is(PlaceFact.CALLABLE) ? "find.lead.phone" : "find.lead.remote";
    }

    private static long hundreds(double metres) {
        return 100 * Math.max(1, Math.round(metres / 100));
    }

    private String duration(int minutes) {
        return minutes < 60 ? page.t("find.minutes", minutes) : page.t("find.hours", minutes / 60, minutes % 60);
    }

    /// Returns whether distances are measured from the centre of the commune and the position of this centre is
    /// only estimated.
    private boolean guessed() {
        return search.where()
                .flatMap(SearchArea::commune)
                .filter(Commune::estimated)
                .isPresent();
    }

    private boolean sameCommune(CandidatePlace candidate) {
        return search.where()
                .flatMap(SearchArea::commune)
                .filter(commune -> commune.code().equals(candidate.communeCode()))
                .isPresent();
    }

    /// Returns a distance in kilometres, with one decimal if `precise` (« 1,4 »), because whole kilometres would
    /// not distinguish a walk from a drive.
    private static double kilometres(double metres, boolean precise) {
        return precise && metres < 2950 ? Math.round(metres / 100) / 10.0 : Math.max(1, Math.round(metres / 1000));
    }
}
