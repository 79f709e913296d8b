package org.tousaidants.outreach.remoteness;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.outreach.remoteness.CommuneAccessMeasurements.AccessToHelpMeasurement;
import org.tousaidants.outreach.remoteness.CommuneRemotenessRanking.RemoteCommune;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingView.MapAreaText;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Page de l’équité » — public pages about access to help, for the whole territory and for each commune.
@Controller
@PublicAccess
@RateLimit
class EquityOfAccessPages {
    private static final String THERE_AND_BACK = "equity.going.transit";
    private static final int SHOWN = 15;
    private static final int NAMED = 3;
    private static final int NEAREST = 5;

    /// The communes and inhabitants that are too far from help.
    ///
    /// @param communes number of communes
    /// @param people number of inhabitants
    /// @param percent percentage of the inhabitants
    /// @param names names of the communes with the greatest need
    record FarFromHelpSummary(int communes, long people, double percent, String names) {}

    /// The result of a search for a commune.
    record CommuneSearchResult(String asked, List<Commune> found) {}

    /// The list of communes that are too far from help.
    ///
    /// @param shown listed communes
    /// @param hidden number of communes that are not listed
    record RemoteCommunesList(List<RemoteCommune> shown, int hidden) {}

    /// The method of the computation.
    ///
    /// @param transit whether a timetable is loaded
    /// @param waiting whether public transport was selected but is not computed yet
    /// @param only whether only communes with a priority neighbourhood are included
    record EquityComputationMethod(
            DistanceToHelpMeasure measure,
            CommuneAccessMeasurements.TerritoryNeeds needs,
            boolean transit,
            boolean waiting,
            boolean only) {
        boolean straight() {
            return measure.straight();
        }

        boolean weighed() {
            return !needs.file().isEmpty();
        }

        /// Returns whether the file states which communes have a priority neighbourhood.
        boolean quarters() {
            return !needs.fragile().quarters().isEmpty();
        }

        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return measure.key(key);
        }
    }

    /// The page about access to help in the whole territory.
    ///
    /// @param half percentage of the help that is available to the half of the need with the worst access
    record TerritoryEquityView(
            int communes,
            int places,
            FarFromHelpSummary far,
            long half,
            RemoteCommunesList left,
            MapDrawingView map,
            CommuneSearchResult looked,
            AccessToHelpCriteria lens,
            EquityComputationMethod how) {
        /// Returns the means of travel in words, such as « en voiture ».
        String by(Page page) {
            return page.t(lens.going().by());
        }

        /// Returns the titles of the columns in the table of communes too far from help. If distances are
        /// measured as the crow flies, there is no column for the number of places nearby: both limits are
        /// then the same, so that this number is always zero.
        List<String> head(Page page) {
            var head = new ArrayList<>(List.of(
                    page.t("equity.commune"),
                    page.t("equity.people"),
                    page.t(how.straight() ? "equity.km" : "equity.minutes.road")));
            if (!how.straight()) head.add(page.t("equity.choice"));
            if (how.weighed()) head.add(page.t("equity.fragility"));
            return head;
        }

        /// Returns the message key of the sentence that states whether the travel time is measured or
        /// estimated.
        String trust() {
            return switch (lens.going()) {
                case TRANSIT -> "equity.bytransit";
                case CAR -> how.straight() ? "equity.straight" : "equity.byroad";
            };
        }

        String way() {
            return switch (lens.going()) {
                case TRANSIT -> "equity.how.transit";
                case CAR -> how.straight() ? "equity.how.words" : "equity.how.road";
            };
        }
    }

    /// The page about access to help in one commune.
    ///
    /// @param ways minutes by each means of travel for which they are known
    record CommuneEquityView(
            Commune commune,
            RemoteCommune standing,
            int rank,
            int communes,
            int places,
            List<NearbyPlaceRow> near,
            List<MinutesByTravelMode> ways,
            DistanceToHelpMeasure measure,
            MapDrawingView map) {
        boolean straight() {
            return measure.straight();
        }

        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return measure.key(key);
        }
    }

    /// The travel time by one means of travel.
    ///
    /// @param home arrival time of the return trip by public transport
    record MinutesByTravelMode(String key, OptionalInt minutes, Optional<LocalDateTime> home) {
        /// Returns the message key of the text that is shown if the place cannot be reached by this means of
        /// travel.
        String none() {
            return key.equals(THERE_AND_BACK) ? "equity.modes.never" : "equity.modes.none";
        }

        String said(Page page) {
            return home.map(at -> page.t(key, page.day(at.toLocalDate()), page.time(at.toLocalTime())))
                    .orElseGet(() -> page.t(key));
        }
    }

    /// A place near the commune.
    ///
    /// @param minutes travel time, only if roads are known
    /// @param km distance in kilometres
    record NearbyPlaceRow(String pin, Place place, long minutes, double km) {}

    private final CommuneAccessMeasurements standings;
    private final TerritoryNetworks networks;
    private final CarJourneys journeys;
    private final Clock clock;

    EquityOfAccessPages(
            CommuneAccessMeasurements standings, TerritoryNetworks networks, CarJourneys journeys, Clock clock) {
        this.standings = standings;
        this.networks = networks;
        this.journeys = journeys;
        this.clock = clock;
    }

    @GetMapping("/equite")
    View overview(
            @RequestParam(name = "commune", defaultValue = "") String asked,
            @RequestParam(name = "service", defaultValue = "") String service,
            @RequestParam(name = "moment", defaultValue = "") String moment,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            @RequestParam(name = "quartiers", defaultValue = "") String quarters,
            Page page) {
        var wanted = AccessToHelpCriteria.of(service, moment, mode);
        var waiting = !standings.knows(networks.here(), wanted);
        var lens = waiting ? wanted.by(AccessToHelpCriteria.TransportChoice.CAR) : wanted;
        var measured = standings.of(networks.here(), lens);
        var found = asked.isBlank() || asked.length() > 80
                ? List.<Commune>of()
                : measured.table().search(asked, 20).stream()
                        .filter(measured.communes()::contains)
                        .limit(8)
                        .toList();
        if (found.size() == 1)
            return View.redirect("/equite/" + found.getFirst().code());
        var equity = measured.equity();
        var needs = standings.counted();
        var only = quarters.equals("oui") && !needs.fragile().quarters().isEmpty();
        var remoteness = new CommuneRemotenessRanking(measured);
        var left = remoteness.far(only ? needs.fragile().quarters() : Set.of());
        var people = left.stream().mapToLong(one -> one.people().inhabitants()).sum();
        var inhabitants =
                measured.communes().stream().mapToLong(Commune::population).sum();
        return View.of(
                        "outreach/remoteness/overview",
                        new TerritoryEquityView(
                                measured.communes().size(),
                                measured.places().size(),
                                new FarFromHelpSummary(
                                        left.size(),
                                        people,
                                        inhabitants == 0 ? 0 : Math.round(1000.0 * people / inhabitants) / 10.0,
                                        left.stream()
                                                .limit(NAMED)
                                                .map(one -> one.people().name())
                                                .collect(Collectors.joining(", "))),
                                HelpDistributionPages.offer(equity.lorenz(), 50),
                                new RemoteCommunesList(
                                        left.stream().limit(SHOWN).toList(), Math.max(0, left.size() - SHOWN)),
                                map(measured, remoteness, page)
                                        .marked(needs.fragile().quarters())
                                        .drawn(),
                                new CommuneSearchResult(asked, found),
                                lens,
                                new EquityComputationMethod(
                                        remoteness.measure(), needs, standings.withTransit(), waiting, only)))
                .status(asked.isBlank() || !found.isEmpty() ? 200 : 422);
    }

    /// Searches for a commune whose name was typed. The text is sent by POST, so that the address does not
    /// contain it.
    @PostMapping("/equite")
    @ReadOnlyPost
    @RateLimit
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked, Page page) {
        return overview(asked, "", "", "", "", page);
    }

    @GetMapping("/equite/{code}")
    View commune(@PathVariable String code, Page page) {
        var measured = standings.of(networks.here());
        // If the commune was merged into another one, the code of the current commune is used.
        var today = measured.table().byCode(code).map(Commune::code).orElse(code);
        if (!today.equals(code)) return View.redirect("/equite/" + today);
        var commune = measured.communes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var remoteness = new CommuneRemotenessRanking(measured);
        var standing = remoteness.of(code);
        var near = near(measured, commune);
        var pins = near.stream()
                .collect(Collectors.toMap(
                        NearbyPlaceRow::pin,
                        one -> one.place().point().orElseThrow(),
                        (a, _) -> a,
                        java.util.LinkedHashMap::new));
        var rank = 1
                + remoteness.all().stream()
                        .filter(one -> one.way() < standing.way())
                        .count();
        return View.of(
                "outreach/remoteness/commune",
                new CommuneEquityView(
                        commune,
                        standing,
                        (int) rank,
                        measured.communes().size(),
                        measured.places().size(),
                        near,
                        ways(measured, standing, near),
                        remoteness.measure(),
                        MapDrawingViewBuilder.of(networks.here().departement(), measured.communes())
                                .shade(shadeOnly(code), List.of(page.t("equity.others"), commune.name()))
                                .pins(pins)
                                .drawn()));
    }

    private static HashMap<String, Integer> shadeOnly(String code) {
        var classes = new HashMap<String, Integer>();
        classes.put(code, 1);
        return classes;
    }

    /// Sends a file with the figures of each commune. It contains only public statistics and geometric data.
    @GetMapping("/equite/communes.csv")
    void file(
            @RequestParam(name = "service", defaultValue = "") String service,
            @RequestParam(name = "moment", defaultValue = "") String moment,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            HttpServletResponse response)
            throws IOException {
        var measured = standings.of(networks.here(), AccessToHelpCriteria.of(service, moment, mode));
        var remoteness = new CommuneRemotenessRanking(measured);
        var straight = remoteness.measure().straight();
        var csv = CsvTable.forPrograms(
                "code_insee",
                "commune",
                "habitants",
                straight ? "km_a_vol_d_oiseau" : "minutes",
                straight ? "lieux_a_10_km" : "lieux_a_30_minutes",
                "part",
                "fragilite_sur_10",
                "quartier_prioritaire");
        var needs = standings.counted();
        for (var standing : measured.equity().standings()) {
            var code = standing.people().code();
            var remote = remoteness.of(code);
            csv.row(
                    code,
                    standing.people().name(),
                    String.valueOf(standing.people().inhabitants()),
                    remote.known() ? String.format(Locale.ROOT, straight ? "%.1f" : "%.0f", remote.way()) : "",
                    String.valueOf(remote.choice()),
                    String.format(Locale.ROOT, "%.8f", standing.share()),
                    needs.file().isEmpty() ? "" : String.valueOf(remote.fragility()),
                    needs.fragile().quarters().isEmpty()
                            ? ""
                            : needs.fragile().quarters().contains(code) ? "oui" : "non");
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"equite.csv\"");
        response.getOutputStream().write(csv.bytes());
    }

    private static MapDrawingViewBuilder map(
            AccessToHelpMeasurement measured, CommuneRemotenessRanking remoteness, Page page) {
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, MapAreaText>();
        for (var commune : remoteness.all()) {
            var code = commune.people().code();
            classes.put(code, remoteness.measure().rank(commune.way()));
            words.put(code, words(page, remoteness.measure(), commune.people().name(), commune.way(), code));
        }
        return MapDrawingViewBuilder.of(
                        measured.communes().isEmpty()
                                ? ""
                                : measured.communes().getFirst().departement(),
                        measured.communes())
                .shade(classes, legend(page, remoteness.measure()))
                .named(words)
                .dots(measured.places().stream()
                        .flatMap(one -> one.point().stream())
                        .toList());
    }

    /// Returns the text for a commune on the map: its name and the way to its nearest place, and the path of the
    /// page about it.
    ///
    /// @param way the length of the way
    static MapAreaText words(Page page, DistanceToHelpMeasure measure, String name, double way, String code) {
        return new MapAreaText(
                Double.isFinite(way)
                        ? page.t(measure.key("equity.map.minutes"), name, measure.rounded(way))
                        : page.t(measure.key("equity.map.unknown"), name),
                Optional.of("/equite/" + code));
    }

    static List<String> legend(Page page, DistanceToHelpMeasure measure) {
        var classes = measure.classes();
        var key = measure.key("equity.class");
        return List.of(
                page.t(key + ".first", classes[0]),
                page.t(key, classes[0], classes[1]),
                page.t(key, classes[1], classes[2]),
                page.t(key + ".last", classes[2]));
    }

    private static List<NearbyPlaceRow> near(AccessToHelpMeasurement measured, Commune commune) {
        record PlaceDistance(Place place, double way, double km) {}
        var sorted = measured.places().stream()
                .map(place -> {
                    var at = place.point().orElseThrow();
                    return new PlaceDistance(
                            place, measured.way(commune, at), DistanceToHelpMeasure.kilometres(commune.centre(), at));
                })
                .filter(one -> Double.isFinite(one.way()))
                .sorted(Comparator.comparingDouble(PlaceDistance::way).thenComparingDouble(PlaceDistance::km))
                .limit(NEAREST)
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> new NearbyPlaceRow(
                        String.valueOf(i + 1),
                        sorted.get(i).place(),
                        Math.max(1, Math.round(sorted.get(i).way())),
                        sorted.get(i).km()))
                .toList();
    }

    /// Returns the travel times from a commune to the nearest place: by car if the roads are known, and by
    /// public transport in the week for which they were computed.
    private List<MinutesByTravelMode> ways(
            AccessToHelpMeasurement measured, RemoteCommune standing, List<NearbyPlaceRow> near) {
        var network = networks.here();
        var commune = measured.table().byCode(standing.people().code()).orElseThrow();
        var rows = new ArrayList<MinutesByTravelMode>();
        if (!measured.measure().straight())
            rows.add(new MinutesByTravelMode(
                    "equity.mode.car",
                    standing.known() ? OptionalInt.of((int) Math.max(1, standing.way())) : OptionalInt.empty(),
                    Optional.empty()));
        var today = ParisTime.today(clock);
        var best = standings.byTransit(network, measured, commune);
        // The week for which travel times were computed gives the place that is reached fastest. The return
        // trip is then searched for the coming days.
        var asked = best.map(one -> List.of(one.place()))
                .orElseGet(() -> near.stream().map(NearbyPlaceRow::place).toList());
        asked.stream()
                .flatMap(one -> journeys.byTransit(commune, one.id(), today).stream())
                .min(Comparator.comparingInt(RoadTravelTimes.CoachRoundTrip::minutes))
                .map(one -> new MinutesByTravelMode(
                        "equity.mode.transit", OptionalInt.of(one.minutes()), Optional.of(one.home())))
                .or(() -> best.map(one ->
                        new MinutesByTravelMode(THERE_AND_BACK, OptionalInt.of(one.minutes()), Optional.empty())))
                .or(() -> standings.knows(
                                network, AccessToHelpCriteria.ALL.by(AccessToHelpCriteria.TransportChoice.TRANSIT))
                        ? Optional.of(new MinutesByTravelMode(THERE_AND_BACK, OptionalInt.empty(), Optional.empty()))
                        : Optional.empty())
                .ifPresent(rows::add);
        return rows;
    }
}
