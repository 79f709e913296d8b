package org.tousaidants.outreach.equity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.Paris;
import org.tousaidants.outreach.access.CommuneAccess;
import org.tousaidants.outreach.access.Equity;
import org.tousaidants.outreach.equity.CommuneAccesses.Measured;
import org.tousaidants.outreach.travel.Mode;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.travel.Journeys;
import org.tousaidants.places.travel.RoadMinutes;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.LandMap.AreaWords;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.ChangesNothing;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Page de l’équité », public: the whole territory and each commune.
@Controller
@PublicAccess
@RateLimit
class EquityPages {
    static final int[] CLASSES = {10, 20, 30};
    private static final String THERE_AND_BACK = "equity.going.transit";
    private static final int SHOWN = 15;
    private static final int NAMED = 3;
    private static final int NEAREST = 5;
    private static final int CURVE = 300;

    /// Beyond twenty minutes.
    ///
    /// @param percent of the inhabitants
    /// @param names of the largest communes
    record Far(int communes, long people, double percent, String names) {}

    /// How unevenly the offer is shared.
    ///
    /// @param gini 0 to 100
    record Spread(long gini, String curve, List<Tenth> tenths) {}

    /// The result of a search for a commune.
    record Looked(String asked, List<Commune> found) {}

    /// The communes left out, and the number of hidden ones.
    record LeftOut(List<CommuneAccess> shown, int hidden) {}

    /// The method of the computation.
    ///
    /// @param estimated whether the straight line replaces roads that are not loaded
    /// @param transit whether a timetable is loaded
    /// @param waiting whether public transport was asked for and is not measured yet
    record How(boolean estimated, String needs, boolean transit, boolean waiting) {}

    record Overview(
            int communes,
            int places,
            Far far,
            Spread spread,
            LeftOut left,
            LandMap map,
            Looked looked,
            AccessCriteria lens,
            How how,
            Compared compared) {
        /// « en voiture »
        String by(Page page) {
            return page.t(lens.going().by());
        }

        /// The message key for the reliability of the minutes.
        String trust() {
            return switch (lens.going()) {
                case TRANSIT -> "equity.bytransit";
                case CAR -> how.estimated() ? "equity.estimated" : "equity.byroad";
                case FOOT, BIKE -> "equity.estimated.slow";
            };
        }

        String way() {
            return switch (lens.going()) {
                case TRANSIT -> "equity.how.transit";
                case CAR -> how.estimated() ? "equity.how.words" : "equity.how.road";
                case FOOT, BIKE -> "equity.how.slow";
            };
        }
    }

    /// Today, and the oldest saved day of the past year.
    record Compared(SavedFigures.Day now, Optional<SavedFigures.Day> before) {}

    /// A tenth of the need, the worst served first, and its share of the offer.
    record Tenth(int needPercent, long offerPercent) {}

    /// @param ways the distance by each means of travel
    record CommuneView(
            Commune commune,
            CommuneAccess standing,
            int rank,
            int communes,
            int places,
            List<Near> near,
            List<By> ways,
            boolean estimated,
            LandMap map) {}

    /// @param home the time of the return by public transport
    record By(String key, OptionalInt minutes, Optional<LocalDateTime> home, boolean estimated) {
        /// The message key when there is no way.
        String none() {
            return key.equals(THERE_AND_BACK) ? "equity.modes.never" : "equity.modes.none";
        }

        String said(Page page) {
            return home.map(at -> page.t(key, page.day(at.toLocalDate()), page.time(at.toLocalTime())))
                    .orElseGet(() -> page.t(key));
        }
    }

    record Near(String pin, Place place, long minutes, double km) {}

    private final CommuneAccesses standings;
    private final SavedFigures kept;
    private final Networks networks;
    private final Journeys journeys;
    private final Clock clock;

    EquityPages(CommuneAccesses standings, SavedFigures kept, Networks networks, Journeys journeys, Clock clock) {
        this.standings = standings;
        this.kept = kept;
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
            Page page) {
        var wanted = AccessCriteria.of(service, moment, mode);
        var waiting = !standings.knows(networks.here(), wanted);
        var lens = waiting ? wanted.by(AccessCriteria.Going.CAR) : wanted;
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
        var left = equity.leftOut(20);
        var people = left.stream().mapToLong(one -> one.people().inhabitants()).sum();
        var all = measured.communes().stream().mapToLong(Commune::population).sum();
        return View.of(
                        "outreach/equity/overview",
                        new Overview(
                                measured.communes().size(),
                                measured.places().size(),
                                new Far(
                                        left.size(),
                                        people,
                                        all == 0 ? 0 : Math.round(1000.0 * people / all) / 10.0,
                                        left.stream()
                                                .limit(NAMED)
                                                .map(one -> one.people().name())
                                                .collect(Collectors.joining(", "))),
                                new Spread(Math.round(100 * equity.gini()), curve(equity), tenths(equity)),
                                new LeftOut(left.stream().limit(SHOWN).toList(), Math.max(0, left.size() - SHOWN)),
                                map(measured, page).drawn(),
                                new Looked(asked, found),
                                lens,
                                new How(measured.estimated(), standings.counted(), standings.withTransit(), waiting),
                                new Compared(kept.now(networks.here()), kept.before(networks.here()))))
                .status(asked.isBlank() || !found.isEmpty() ? 200 : 422);
    }

    /// The commune is posted, so that no address holds what was typed.
    @PostMapping("/equite")
    @ChangesNothing
    @RateLimit
    View typed(@RequestParam(name = "commune", defaultValue = "") String asked, Page page) {
        return overview(asked, "", "", "", page);
    }

    @GetMapping("/equite/{code}")
    View commune(@PathVariable String code, Page page) {
        var measured = standings.of(networks.here());
        // The code of a merged commune leads to its current commune.
        var today = measured.table().byCode(code).map(Commune::code).orElse(code);
        if (!today.equals(code)) return View.redirect("/equite/" + today);
        var standing = measured.equity().standings().stream()
                .filter(one -> one.people().code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
        var commune = measured.table().byCode(code).orElseThrow();
        var near = near(measured, commune);
        var pins = near.stream()
                .collect(Collectors.toMap(
                        Near::pin,
                        one -> one.place().point().orElseThrow(),
                        (a, _) -> a,
                        java.util.LinkedHashMap::new));
        var rank = 1
                + measured.equity().standings().stream()
                        .filter(one -> one.minutes() < standing.minutes())
                        .count();
        return View.of(
                "outreach/equity/commune",
                new CommuneView(
                        commune,
                        standing,
                        (int) rank,
                        measured.communes().size(),
                        measured.places().size(),
                        near,
                        ways(measured, standing, near),
                        measured.estimated(),
                        MapDrawing.of(networks.here().departement(), measured.communes())
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
        var csv = CsvTable.forPrograms(
                "code_insee",
                "commune",
                "habitants",
                measured.estimated() ? "minutes_estimees" : "minutes",
                "lieux_a_30_minutes",
                "part");
        for (var one : measured.equity().standings())
            csv.row(
                    one.people().code(),
                    one.people().name(),
                    String.valueOf(one.people().inhabitants()),
                    one.nearest().isPresent() ? String.format(Locale.ROOT, "%.0f", one.minutes()) : "",
                    String.valueOf(one.choice()),
                    String.format(Locale.ROOT, "%.8f", one.share()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"equite.csv\"");
        response.getOutputStream().write(csv.bytes());
    }

    static MapDrawing map(Measured measured, Page page) {
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, AreaWords>();
        for (var one : measured.equity().standings()) {
            classes.put(one.people().code(), rank(one.minutes()));
            words.put(
                    one.people().code(),
                    words(page, one.people().name(), one.minutes(), one.people().code()));
        }
        return MapDrawing.of(
                        measured.communes().isEmpty()
                                ? ""
                                : measured.communes().getFirst().departement(),
                        measured.communes())
                .shade(classes, legend(page))
                .named(words)
                .dots(measured.places().stream()
                        .flatMap(one -> one.point().stream())
                        .toList());
    }

    /// The name, the minutes and the page of a commune on the map.
    static AreaWords words(Page page, String name, double minutes, String code) {
        return new AreaWords(
                Double.isFinite(minutes)
                        ? page.t("equity.map.minutes", name, Math.round(minutes))
                        : page.t("equity.map.unknown", name),
                Optional.of("/equite/" + code));
    }

    static int rank(double minutes) {
        var rank = 0;
        while (rank < CLASSES.length && Math.round(minutes) > CLASSES[rank]) rank++;
        return rank;
    }

    static List<String> legend(Page page) {
        return List.of(
                page.t("equity.class.first", CLASSES[0]),
                page.t("equity.class", CLASSES[0], CLASSES[1]),
                page.t("equity.class", CLASSES[1], CLASSES[2]),
                page.t("equity.class.last", CLASSES[2]));
    }

    private static List<Near> near(Measured measured, Commune commune) {
        record Way(Place place, double minutes, double metres) {}
        var sorted = measured.places().stream()
                .map(place -> {
                    var at = place.point().orElseThrow();
                    return new Way(
                            place,
                            measured.minutes(commune, at),
                            commune.centre().metresTo(at));
                })
                .filter(one -> Double.isFinite(one.minutes()))
                .sorted(Comparator.comparingDouble(Way::minutes).thenComparingDouble(Way::metres))
                .limit(NEAREST)
                .toList();
        return java.util.stream.IntStream.range(0, sorted.size())
                .mapToObj(i -> new Near(
                        String.valueOf(i + 1),
                        sorted.get(i).place(),
                        Math.max(1, Math.round(sorted.get(i).minutes())),
                        Math.round(sorted.get(i).metres() / 100) / 10.0))
                .toList();
    }

    /// To the nearest place by each mode: by car from the measured communes, on foot and by bike for this
    /// commune alone, by public transport from the measured week.
    private List<By> ways(Measured measured, CommuneAccess standing, List<Near> near) {
        var network = networks.here();
        var code = standing.people().code();
        var commune = measured.table().byCode(code).orElseThrow();
        var all = new ArrayList<By>();
        all.add(new By(
                "equity.mode.car",
                standing.nearest().isPresent()
                        ? OptionalInt.of((int) Math.max(1, Math.round(standing.minutes())))
                        : OptionalInt.empty(),
                Optional.empty(),
                measured.estimated()));
        for (var mode : List.of(Mode.FOOT, Mode.BIKE)) {
            var door = standings.nearest(network, measured, commune, mode);
            all.add(new By(
                    "equity.mode." + mode.code(),
                    door.map(one -> OptionalInt.of(one.minutes())).orElse(OptionalInt.empty()),
                    Optional.empty(),
                    true));
        }
        var today = LocalDate.ofInstant(clock.instant(), Paris.ZONE);
        var best = standings.byTransit(network, measured, commune);
        // The return time is that of the coming days; the measured week gives the quickest place.
        var asked = best.map(one -> List.of(one.place()))
                .orElseGet(() -> near.stream().map(Near::place).toList());
        asked.stream()
                .flatMap(one -> journeys.byTransit(commune, one.id(), today).stream())
                .min(Comparator.comparingInt(RoadMinutes.ThereAndBack::minutes))
                .map(one ->
                        new By("equity.mode.transit", OptionalInt.of(one.minutes()), Optional.of(one.home()), false))
                .or(() ->
                        best.map(one -> new By(THERE_AND_BACK, OptionalInt.of(one.minutes()), Optional.empty(), false)))
                .or(() -> standings.knows(network, AccessCriteria.ALL.by(AccessCriteria.Going.TRANSIT))
                        ? Optional.of(new By(THERE_AND_BACK, OptionalInt.empty(), Optional.empty(), false))
                        : Optional.empty())
                .ifPresent(all::add);
        return all;
    }

    private static String curve(Equity equity) {
        var path = new StringBuilder();
        var drawn = -1L;
        for (var point : equity.lorenz()) {
            var x = Math.round(point[0] * CURVE);
            if (x == drawn && point[0] < 1) continue;
            path.append(path.isEmpty() ? 'M' : 'L').append(x).append(' ').append(CURVE - Math.round(point[1] * CURVE));
            drawn = x;
        }
        return path.toString();
    }

    private static List<Tenth> tenths(Equity equity) {
        var curve = equity.lorenz();
        return java.util.stream.IntStream.of(10, 25, 50, 75, 90)
                .mapToObj(percent -> {
                    var at = Optional.<double[]>empty();
                    for (var point : curve) if (point[0] <= percent / 100.0 + 1e-9) at = Optional.of(point);
                    return new Tenth(
                            percent, Math.round(100 * at.map(point -> point[1]).orElse(0.0)));
                })
                .toList();
    }
}
