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
import org.tousaidants.outreach.remoteness.CommuneAccesses.AccessMeasurement;
import org.tousaidants.outreach.remoteness.CommuneRemoteness.RemoteCommune;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.maps.MapView.AreaText;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Page de l’équité », public: the whole territory and each commune.
@Controller
@PublicAccess
@RateLimit
class EquityPages {
    private static final String THERE_AND_BACK = "equity.going.transit";
    private static final int SHOWN = 15;
    private static final int NAMED = 3;
    private static final int NEAREST = 5;

    /// The communes and inhabitants too far from help.
    ///
    /// @param percent of the inhabitants
    /// @param names of the communes with the greatest need
    record FarFromHelpSummary(int communes, long people, double percent, String names) {}

    /// The result of a search for a commune.
    record CommuneSearchResult(String asked, List<Commune> found) {}

    /// The listed communes that are too far from help, and how many more are not listed.
    record RemoteCommunesList(List<RemoteCommune> shown, int hidden) {}

    /// The method of the computation.
    ///
    /// @param transit whether a timetable is loaded
    /// @param waiting whether public transport was asked for and is not measured yet
    /// @param only whether only the communes with a priority neighbourhood count
    record ComputationMethod(
            AccessMeasure measure,
            CommuneAccesses.TerritoryNeeds needs,
            boolean transit,
            boolean waiting,
            boolean only) {
        boolean straight() {
            return measure.straight();
        }

        boolean weighed() {
            return !needs.file().isEmpty();
        }

        /// Whether the file names the communes with a priority neighbourhood.
        boolean quarters() {
            return !needs.fragile().quarters().isEmpty();
        }

        /// The message key for this measure.
        String key(String key) {
            return measure.key(key);
        }
    }

    /// @param half the percentage of the help that the worst served half has
    record EquityOverview(
            int communes,
            int places,
            FarFromHelpSummary far,
            long half,
            RemoteCommunesList left,
            MapView map,
            CommuneSearchResult looked,
            AccessCriteria lens,
            ComputationMethod how) {
        /// « en voiture »
        String by(Page page) {
            return page.t(lens.going().by());
        }

        /// The columns of the communes too far from help. As the crow flies, no place counts as a choice there: the two
        /// limits are the same.
        List<String> head(Page page) {
            var head = new ArrayList<>(List.of(
                    page.t("equity.commune"),
                    page.t("equity.people"),
                    page.t(how.straight() ? "equity.km" : "equity.minutes.road")));
            if (!how.straight()) head.add(page.t("equity.choice"));
            if (how.weighed()) head.add(page.t("equity.fragility"));
            return head;
        }

        /// The message key that says whether the travel time is measured or estimated.
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

    /// @param ways the minutes by each means of travel whose ways are known
    record CommuneView(
            Commune commune,
            RemoteCommune standing,
            int rank,
            int communes,
            int places,
            List<NearbyPlaceRow> near,
            List<ModeMinutes> ways,
            AccessMeasure measure,
            MapView map) {
        boolean straight() {
            return measure.straight();
        }

        /// The message key for this measure.
        String key(String key) {
            return measure.key(key);
        }
    }

    /// @param home the time of the return by public transport
    record ModeMinutes(String key, OptionalInt minutes, Optional<LocalDateTime> home) {
        /// The message key when there is no way.
        String none() {
            return key.equals(THERE_AND_BACK) ? "equity.modes.never" : "equity.modes.none";
        }

        String said(Page page) {
            return home.map(at -> page.t(key, page.day(at.toLocalDate()), page.time(at.toLocalTime())))
                    .orElseGet(() -> page.t(key));
        }
    }

    /// @param minutes only where roads are known
    record NearbyPlaceRow(String pin, Place place, long minutes, double km) {}

    private final CommuneAccesses standings;
    private final Networks networks;
    private final Journeys journeys;
    private final Clock clock;

    EquityPages(CommuneAccesses standings, Networks networks, Journeys journeys, Clock clock) {
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
        var wanted = AccessCriteria.of(service, moment, mode);
        var waiting = !standings.knows(networks.here(), wanted);
        var lens = waiting ? wanted.by(AccessCriteria.TransportChoice.CAR) : wanted;
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
        var remoteness = new CommuneRemoteness(measured);
        var left = remoteness.far(only ? needs.fragile().quarters() : Set.of());
        var people = left.stream().mapToLong(one -> one.people().inhabitants()).sum();
        var inhabitants =
                measured.communes().stream().mapToLong(Commune::population).sum();
        return View.of(
                        "outreach/remoteness/overview",
                        new EquityOverview(
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
                                SharePages.offer(equity.lorenz(), 50),
                                new RemoteCommunesList(
                                        left.stream().limit(SHOWN).toList(), Math.max(0, left.size() - SHOWN)),
                                map(measured, remoteness, page)
                                        .marked(needs.fragile().quarters())
                                        .drawn(),
                                new CommuneSearchResult(asked, found),
                                lens,
                                new ComputationMethod(
                                        remoteness.measure(), needs, standings.withTransit(), waiting, only)))
                .status(asked.isBlank() || !found.isEmpty() ? 200 : 422);
    }

    /// The typed commune is sent by POST, so that the typed text is in no URL.
    @PostMapping("/equite")
    @ReadOnlyPost
    @RateLimit
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked, Page page) {
        return overview(asked, "", "", "", "", page);
    }

    @GetMapping("/equite/{code}")
    View commune(@PathVariable String code, Page page) {
        var measured = standings.of(networks.here());
        // The code of a commune that has merged is replaced by the code of its current commune.
        var today = measured.table().byCode(code).map(Commune::code).orElse(code);
        if (!today.equals(code)) return View.redirect("/equite/" + today);
        var commune = measured.communes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
        var remoteness = new CommuneRemoteness(measured);
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
                new CommuneView(
                        commune,
                        standing,
                        (int) rank,
                        measured.communes().size(),
                        measured.places().size(),
                        near,
                        ways(measured, standing, near),
                        remoteness.measure(),
                        MapViewBuilder.of(networks.here().departement(), measured.communes())
                                .shade(shadeOnly(code), List.of(page.t("equity.others"), commune.name()))
                                .pins(pins)
                                .drawn()));
    }

    private static HashMap<String, Integer> shadeOnly(String code) {
        var classes = new HashMap<String, Integer>();
        classes.put(code, 1);
        return classes;
    }

    /// Each commune with its figures: only public statistics and geometry.
    @GetMapping("/equite/communes.csv")
    void file(
            @RequestParam(name = "service", defaultValue = "") String service,
            @RequestParam(name = "moment", defaultValue = "") String moment,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            HttpServletResponse response)
            throws IOException {
        var measured = standings.of(networks.here(), AccessCriteria.of(service, moment, mode));
        var remoteness = new CommuneRemoteness(measured);
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

    private static MapViewBuilder map(AccessMeasurement measured, CommuneRemoteness remoteness, Page page) {
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, AreaText>();
        for (var commune : remoteness.all()) {
            var code = commune.people().code();
            classes.put(code, remoteness.measure().rank(commune.way()));
            words.put(code, words(page, remoteness.measure(), commune.people().name(), commune.way(), code));
        }
        return MapViewBuilder.of(
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

    /// The name, the way and the page of a commune on the map.
    static AreaText words(Page page, AccessMeasure measure, String name, double way, String code) {
        return new AreaText(
                Double.isFinite(way)
                        ? page.t(measure.key("equity.map.minutes"), name, measure.rounded(way))
                        : page.t(measure.key("equity.map.unknown"), name),
                Optional.of("/equite/" + code));
    }

    static List<String> legend(Page page, AccessMeasure measure) {
        var classes = measure.classes();
        var key = measure.key("equity.class");
        return List.of(
                page.t(key + ".first", classes[0]),
                page.t(key, classes[0], classes[1]),
                page.t(key, classes[1], classes[2]),
                page.t(key + ".last", classes[2]));
    }

    private static List<NearbyPlaceRow> near(AccessMeasurement measured, Commune commune) {
        record PlaceDistance(Place place, double way, double km) {}
        var sorted = measured.places().stream()
                .map(place -> {
                    var at = place.point().orElseThrow();
                    return new PlaceDistance(
                            place, measured.way(commune, at), AccessMeasure.kilometres(commune.centre(), at));
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

    /// To the nearest place by car where the roads are known, and by public transport from the measured week.
    private List<ModeMinutes> ways(AccessMeasurement measured, RemoteCommune standing, List<NearbyPlaceRow> near) {
        var network = networks.here();
        var commune = measured.table().byCode(standing.people().code()).orElseThrow();
        var rows = new ArrayList<ModeMinutes>();
        if (!measured.measure().straight())
            rows.add(new ModeMinutes(
                    "equity.mode.car",
                    standing.known() ? OptionalInt.of((int) Math.max(1, standing.way())) : OptionalInt.empty(),
                    Optional.empty()));
        var today = ParisTime.today(clock);
        var best = standings.byTransit(network, measured, commune);
        // The measured week gives the quickest place; the return time is searched for the coming days.
        var asked = best.map(one -> List.of(one.place()))
                .orElseGet(() -> near.stream().map(NearbyPlaceRow::place).toList());
        asked.stream()
                .flatMap(one -> journeys.byTransit(commune, one.id(), today).stream())
                .min(Comparator.comparingInt(RoadTravelTimes.ThereAndBack::minutes))
                .map(one ->
                        new ModeMinutes("equity.mode.transit", OptionalInt.of(one.minutes()), Optional.of(one.home())))
                .or(() -> best.map(
                        one -> new ModeMinutes(THERE_AND_BACK, OptionalInt.of(one.minutes()), Optional.empty())))
                .or(() -> standings.knows(network, AccessCriteria.ALL.by(AccessCriteria.TransportChoice.TRANSIT))
                        ? Optional.of(new ModeMinutes(THERE_AND_BACK, OptionalInt.empty(), Optional.empty()))
                        : Optional.empty())
                .ifPresent(rows::add);
        return rows;
    }
}
