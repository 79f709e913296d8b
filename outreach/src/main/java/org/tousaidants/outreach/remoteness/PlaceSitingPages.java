package org.tousaidants.outreach.remoteness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.outreach.remoteness.CommuneAccessMeasurements.AccessToHelpMeasurement;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.maps.MapPngPicture;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.PngPicture;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Où ouvrir » — the coordination pages to choose sites for new places. The address contains the whole request of
/// a scenario, so that it can be stored, sent and compared.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PlaceSitingPages {
    private static final int MOST_OPENED = 20;
    private static final int LEFT_SHOWN = 10;
    private static final int MOST_CLOSED = 30;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_MONEY = 100_000_000;
    private static final int LONGEST_PRICES = 2_000;
    /// Pattern of a commune and a price, such as « Marennes ; 40 000 € ».
    private static final Pattern PRICE = Pattern.compile("(.+?) ?[ ;:,=] ?(\\d[\\d ]{0,12}(?:,\\d{2})?) ?€?");
    private static final List<String> FIELDS =
            List.of("ouvrir", "budget", "cout", "couts", "capacite", "maximum", "priorite", "sans", "avec");

    /// The page with a plan of new places.
    ///
    /// @param free cost of the plan without any constraint
    record PlaceSitingView(
            Form form,
            int places,
            DistanceToHelpMeasure measure,
            Optional<PlaceSitingScenario> scenario,
            SitingPlanResult found,
            String query,
            Optional<Long> free,
            Optional<PreviousSitingFigures> before,
            SavedSitingPlansView kept,
            Optional<PlaceSitingRequest.SitingBudgetRequest> purse) {
        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return measure.key(key);
        }

        List<MapDrawingView> maps() {
            return found.maps;
        }

        List<String> fields() {
            return FIELDS;
        }

        /// Returns whether the form shows its rarely used fields: one of these fields contains a constraint,
        /// or the form has an error.
        boolean narrowed() {
            return form.hasErrors()
                    || Stream.of("couts", "sans", "avec")
                            .anyMatch(field -> !form.value(field).isBlank());
        }

        /// Returns the figures of this plan as text. The next page contains the text and compares its plan
        /// with these figures.
        String step() {
            return scenario.map(one -> PreviousSitingFigures.of(one).text()).orElse("");
        }

        PreviousSitingFigures now() {
            return PreviousSitingFigures.of(scenario.orElseThrow());
        }

        String opened() {
            return scenario.orElseThrow().opened().stream().map(Commune::code).collect(Collectors.joining(","));
        }

        List<FormChoice> movable() {
            return scenario.orElseThrow().opened().stream()
                    .map(one -> FormChoice.of(one.code(), one.name()))
                    .toList();
        }

        double gap() {
            return scenario.map(PlaceSitingPages::gap).orElse(0.0);
        }

        long spent() {
            return PlaceSitingPages.spent(scenario.orElseThrow(), purse.orElseThrow());
        }

        double extraPercent() {
            var cost = scenario.map(one -> one.plan().cost()).orElse(0.0);
            return free.filter(one -> one > 0)
                    .map(one -> Math.max(0, Math.round(1_000 * (cost / one - 1)) / 10.0))
                    .orElse(0.0);
        }
    }

    /// « Plans à comparer » — the saved plans, compared with today; the plan that leaves the fewest inhabitants
    /// too far from help is first.
    ///
    /// @param mean mean way today, without any plan
    /// @param beyond number of inhabitants too far from help today
    record SavedSitingPlansView(
            DistanceToHelpMeasure measure,
            double mean,
            long beyond,
            List<SavedEquityFigures.SavedSitingScenario> plans) {
        static SavedSitingPlansView of(
                AccessToHelpMeasurement measured, List<SavedEquityFigures.SavedSitingScenario> plans) {
            var remoteness = new CommuneRemotenessRanking(measured);
            var measure = remoteness.measure();
            return new SavedSitingPlansView(
                    measure,
                    Math.round(10 * remoteness.mean()) / 10.0,
                    remoteness.beyond(measure.limit()),
                    plans.stream()
                            .sorted(Comparator.comparing(
                                            (SavedEquityFigures.SavedSitingScenario one) -> one.measure() != measure)
                                    .thenComparingLong(SavedEquityFigures.SavedSitingScenario::beyond)
                                    .thenComparing(SavedEquityFigures.SavedSitingScenario::name))
                            .toList());
        }

        /// Returns whether a saved plan can be compared with the situation today. A plan in kilometres
        /// cannot be compared with a situation in minutes.
        ///
        /// @param one the saved plan
        boolean compares(SavedEquityFigures.SavedSitingScenario one) {
            return one.measure() == measure;
        }

        long fewer(SavedEquityFigures.SavedSitingScenario one) {
            return beyond - one.beyond();
        }
    }

    /// « Commune laissée loin » — a commune that remains too far from help, and the nearest place.
    ///
    /// @param way way to the nearest place; 0 if none is known
    /// @param nearest name of the nearest place
    record RemainingFarCommune(Commune commune, double way, String nearest) {}

    /// « Accueil possible » — the existing place from which the way to a commune chosen by the plan is shortest.
    /// The staff of this place could visit the commune.
    ///
    /// @param commune the chosen commune
    /// @param place the existing place
    /// @param way length of the way
    record PossibleHostPlace(Commune commune, Place place, double way) {}

    /// « Ce que donne un plan » — the maps of a plan, the communes that remain too far from help, and the places
    /// from which the chosen communes could be visited.
    record SitingPlanResult(List<MapDrawingView> maps, List<RemainingFarCommune> left, List<PossibleHostPlace> hosts) {
        /// Returns the communes left too far from help that have the most inhabitants, as many as fit on a
        /// page. The downloaded file contains all of them.
        List<RemainingFarCommune> first() {
            return left.stream().limit(LEFT_SHOWN).toList();
        }

        long people() {
            return left.stream().mapToLong(one -> one.commune.population()).sum();
        }
    }

    /// The figures of a plan before the last change, in which the coordinator moved or excluded a site.
    ///
    /// @param cost cost of the plan
    /// @param mean mean way of an inhabitant
    /// @param beyond number of inhabitants too far from help
    record PreviousSitingFigures(long cost, double mean, long beyond) {
        static PreviousSitingFigures of(PlaceSitingScenario one) {
            return new PreviousSitingFigures(
                    Math.round(one.plan().cost()), Math.round(10 * one.meanAfter()) / 10.0, one.beyondAfter());
        }

        static Optional<PreviousSitingFigures> of(String text) {
            var cells = text.matches("\\d{1,15} \\d{1,4}(\\.\\d)? \\d{1,9}") ? text.split(" ") : new String[0];
            return cells.length == 0
                    ? Optional.empty()
                    : Optional.of(new PreviousSitingFigures(
                            Long.parseLong(cells[0]), Double.parseDouble(cells[1]), Long.parseLong(cells[2])));
        }

        String text() {
            return cost + " " + mean + " " + beyond;
        }

        double percent(PreviousSitingFigures before) {
            return before.cost == 0 ? 0 : Math.round(1_000.0 * (cost - before.cost) / before.cost) / 10.0;
        }
    }

    /// The printed version of a plan, for a council.
    record PrintedSitingScenarioView(
            PlaceSitingScenario scenario,
            LocalDate day,
            Optional<PlaceSitingRequest.SitingBudgetRequest> purse,
            SitingPlanResult found) {
        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return scenario.measure().key(key);
        }

        String map() {
            return PngPicture.dataUri(MapPngPicture.png(found.maps().getFirst()));
        }

        double gap() {
            return PlaceSitingPages.gap(scenario);
        }

        long spent() {
            return PlaceSitingPages.spent(scenario, purse.orElseThrow());
        }
    }

    private record PlaceSitingFormView(Form form, PlaceSitingRequest wish) {
        String query() {
            return query(form);
        }

        static String query(Form form) {
            return FIELDS.stream()
                    .map(field ->
                            field + "=" + URLEncoder.encode(form.value(field).strip(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    private final CommuneAccessMeasurements standings;
    private final SavedEquityFigures kept;
    private final Clock clock;

    PlaceSitingPages(CommuneAccessMeasurements standings, SavedEquityFigures kept, Clock clock) {
        this.standings = standings;
        this.kept = kept;
        this.clock = clock;
    }

    private static double gap(PlaceSitingScenario one) {
        return Math.ceil(100 * one.plan().gapPercent()) / 100;
    }

    private static long spent(PlaceSitingScenario one, PlaceSitingRequest.SitingBudgetRequest purse) {
        return one.opened().stream()
                .mapToLong(commune -> purse.price(commune.code()))
                .sum();
    }

    @GetMapping("/bureau/implantation")
    View siting(SignedInPerson actor, Page page, Form typed) {
        if (!typed.value("bouge").isBlank()) return moved(actor, page, typed);
        var measured = standings.of(actor.network());
        var ready = !typed.value("ouvrir").isBlank() || !typed.value("budget").isBlank();
        var asked = asked(measured, ready ? typed : Form.filled(Map.of("ouvrir", List.of("3"))));
        return shown(page, measured, asked, ready, PreviousSitingFigures.of(typed.value("depuis")));
    }

    /// Shows a plan in which one site was moved and the remaining sites are unchanged, next to the plan before
    /// the move.
    private View moved(SignedInPerson actor, Page page, Form typed) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, typed);
        var from = one(measured, typed.value("bouge"));
        var to = one(measured, typed.value("vers"));
        if (from.isEmpty() || to.isEmpty()) asked.form().error("vers", "equity.siting.unknown", typed.value("vers"));
        if (asked.form().hasErrors()) return shown(page, measured, asked, true, Optional.empty());
        var others = new ArrayList<String>();
        for (var code : typed.value("ouvertes").split(","))
            if (!code.equals(from.get().code()))
                measured.table()
                        .byCode(code)
                        .filter(measured.communes()::contains)
                        .ifPresent(one -> others.add(one.name()));
        others.add(to.get().name());
        var without = typed.value("sans").strip();
        var moved = new HashMap<String, List<String>>();
        for (var field : FIELDS) moved.put(field, List.of(typed.value(field)));
        moved.put(
                "sans",
                List.of(
                        without.isEmpty()
                                ? from.get().name()
                                : without + ", " + from.get().name()));
        moved.put("avec", List.of(String.join(", ", others)));
        return View.redirect("/bureau/implantation?" + PlaceSitingFormView.query(Form.filled(moved)) + "&depuis="
                + URLEncoder.encode(typed.value("depuis"), StandardCharsets.UTF_8));
    }

    private View shown(
            Page page,
            AccessToHelpMeasurement measured,
            PlaceSitingFormView asked,
            boolean ready,
            Optional<PreviousSitingFigures> before) {
        var scenario =
                ready && !asked.form().hasErrors() ? scenario(measured, asked) : Optional.<PlaceSitingScenario>empty();
        var bound = !asked.wish().wanted().isEmpty() || !asked.wish().closed().isEmpty();
        return View.of(
                        "outreach/remoteness/siting",
                        new PlaceSitingView(
                                asked.form(),
                                measured.places().size(),
                                measured.measure(),
                                scenario,
                                scenario.map(one -> new SitingPlanResult(
                                                List.of(before(measured, one, page), after(measured, one, page)),
                                                left(measured, one),
                                                hosts(measured, one)))
                                        .orElseGet(() -> new SitingPlanResult(List.of(), List.of(), List.of())),
                                asked.query(),
                                scenario.filter(_ -> bound)
                                        .map(_ -> Math.round(PlaceSitingScenario.of(
                                                        measured, asked.wish().free())
                                                .plan()
                                                .cost())),
                                before,
                                SavedSitingPlansView.of(measured, kept.named()),
                                asked.wish().purse()))
                .status(asked.form().hasErrors() ? 422 : 200);
    }

    /// Saves a plan under a name, with the figures of today.
    @PostMapping("/bureau/implantation")
    View name(SignedInPerson actor, Page page, Form typed) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, typed);
        var name = typed.value("nom").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) asked.form().error("nom", "equity.siting.name.wrong");
        var scenario = asked.form().hasErrors() ? Optional.<PlaceSitingScenario>empty() : scenario(measured, asked);
        if (scenario.isEmpty()) return shown(page, measured, asked, true, Optional.empty());
        kept.name(name, asked.query(), scenario.get());
        return View.redirect("/bureau/implantation?" + asked.query());
    }

    @GetMapping("/bureau/implantation/plan.csv")
    ResponseEntity<byte[]> file(SignedInPerson actor, Form typed) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, typed);
        var plan = planned(measured, asked);
        var straight = plan.measure().straight();
        var csv = CsvTable.forPeople(
                "code_insee",
                "commune",
                "habitants",
                straight ? "km_avant_a_vol_d_oiseau" : "minutes_avant",
                straight ? "km_apres_a_vol_d_oiseau" : "minutes_apres",
                "ouvre",
                "cout");
        for (var i = 0; i < measured.communes().size(); i++) {
            var commune = measured.communes().get(i);
            csv.row(
                    commune.code(),
                    commune.name(),
                    String.valueOf(commune.population()),
                    said(plan.measure(), plan.before()[i]),
                    said(plan.measure(), plan.after()[i]),
                    plan.opened().contains(commune) ? "oui" : "non",
                    asked.wish()
                            .purse()
                            .filter(_ -> plan.opened().contains(commune))
                            .map(purse -> String.valueOf(purse.price(commune.code())))
                            .orElse(""));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"implantation.csv\"")
                .body(csv.bytes());
    }

    @GetMapping("/bureau/implantation/plan.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson actor, Page page, Form typed) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, typed);
        var plan = planned(measured, asked);
        var paper = View.of(
                        "outreach/remoteness/planPaper",
                        new PrintedSitingScenarioView(
                                plan,
                                ParisTime.today(clock),
                                asked.wish().purse(),
                                new SitingPlanResult(
                                        List.of(after(measured, plan, page)),
                                        left(measured, plan),
                                        hosts(measured, plan))))
                .text(page);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"implantation.pdf\"")
                .body(PdfWriter.pdf(paper));
    }

    private static String said(DistanceToHelpMeasure measure, double way) {
        return measure.straight() ? String.format(Locale.FRENCH, "%.1f", way) : String.valueOf(Math.round(way));
    }

    private static PlaceSitingScenario planned(AccessToHelpMeasurement measured, PlaceSitingFormView asked) {
        if (asked.form().hasErrors()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return scenario(measured, asked).orElseThrow(NotFoundException::new);
    }

    private static Optional<PlaceSitingScenario> scenario(AccessToHelpMeasurement measured, PlaceSitingFormView asked) {
        return measured.communes().isEmpty()
                ? Optional.empty()
                : Optional.of(PlaceSitingScenario.of(measured, asked.wish()));
    }

    private static PlaceSitingFormView asked(AccessToHelpMeasurement measured, Form typed) {
        var values = new HashMap<String, List<String>>();
        for (var field : FIELDS) values.put(field, List.of(typed.value(field)));
        var form = Form.filled(values);
        var budget = form.text("budget").integer(1, MOST_MONEY);
        var price = form.text("cout").integer(1, MOST_MONEY);
        var own = prices(form, measured);
        if (form.value("cout").isBlank()
                && (!own.isEmpty() || !form.value("budget").isBlank())) form.error("cout", "equity.siting.price.none");
        var purse = price.map(one -> new PlaceSitingRequest.SitingBudgetRequest(budget, one, own));
        Optional<Integer> many;
        if (form.value("budget").isBlank())
            many = form.text("ouvrir").required().integer(1, MOST_OPENED);
        else {
            many = purse.flatMap(PlaceSitingPages::most);
            if (many.filter(n -> n == 0).isPresent()) form.error("budget", "equity.siting.budget.small");
        }
        var capacity = form.text("capacite").integer(1, 10_000_000);
        var most = form.text("maximum").integer(2, 120);
        var closed = communes(form, "sans", measured);
        var wanted = communes(form, "avec", measured);
        wanted.removeAll(closed);
        if (many.isPresent() && wanted.size() > many.get())
            form.error("avec", "equity.siting.with.many", wanted.size(), many.get());
        purse.filter(PlaceSitingRequest.SitingBudgetRequest::counts).ifPresent(all -> {
            var today = PlaceSitingScenario.today(measured);
            var imposed = wanted.stream()
                    .filter(code -> !today.containsKey(code))
                    .mapToLong(all::price)
                    .sum();
            if (imposed > all.budget().orElseThrow()) form.error("avec", "equity.siting.with.dear", imposed);
        });
        return new PlaceSitingFormView(
                form,
                new PlaceSitingRequest(
                        many.orElse(1),
                        closed,
                        wanted,
                        capacity,
                        most,
                        form.value("priorite").equals("equite"),
                        purse));
    }

    /// Returns the largest number of places that the budget allows; empty if there is no limit.
    private static Optional<Integer> most(PlaceSitingRequest.SitingBudgetRequest purse) {
        var least = purse.own().values().stream().mapToInt(one -> one).reduce(purse.price(), Math::min);
        return purse.budget().map(all -> Math.min(MOST_OPENED, all / least));
    }

    /// Returns the price of a place by the code of the commune. The form contains one commune and one sum per
    /// line, as pasted from a spreadsheet.
    private static Map<String, Integer> prices(Form form, AccessToHelpMeasurement measured) {
        var prices = new LinkedHashMap<String, Integer>();
        for (var line : form.text("couts").max(LONGEST_PRICES).get().split("\n")) {
            if (line.isBlank()) continue;
            var clean = line.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
            var read = PRICE.matcher(clean);
            int sum = read.matches() ? FrenchNumber.whole(read.group(2)).orElse(0) : 0;
            var commune = sum < 1 ? Optional.<Commune>empty() : one(measured, read.group(1));
            if (sum < 1 || sum > MOST_MONEY) form.error("couts", "equity.siting.own.wrong", clean);
            else if (commune.isEmpty()) form.error("couts", "equity.siting.unknown", read.group(1));
            else prices.put(commune.get().code(), sum);
        }
        return prices;
    }

    private static Optional<Commune> one(AccessToHelpMeasurement measured, String typed) {
        return typed.isBlank() || typed.length() > 80
                ? Optional.empty()
                : measured.table()
                        .byCode(typed.strip())
                        .filter(measured.communes()::contains)
                        .or(() -> measured.table().search(typed.strip(), 20).stream()
                                .filter(measured.communes()::contains)
                                .findFirst());
    }

    private static Set<String> communes(Form form, String field, AccessToHelpMeasurement measured) {
        var codes = new LinkedHashSet<String>();
        var unknown = new ArrayList<String>();
        for (var typed : form.text(field).max(500).get().split("[,;\\n]")) {
            if (typed.isBlank() || codes.size() >= MOST_CLOSED) continue;
            measured.table().search(typed.strip(), 20).stream()
                    .filter(measured.communes()::contains)
                    .map(Commune::code)
                    .findFirst()
                    .ifPresentOrElse(codes::add, () -> unknown.add(typed.strip()));
        }
        if (!unknown.isEmpty()) form.error(field, "equity.siting.unknown", String.join(", ", unknown));
        return codes;
    }

    /// Returns the communes that remain too far from help with the plan; the commune with the most inhabitants
    /// is first.
    private static List<RemainingFarCommune> left(AccessToHelpMeasurement measured, PlaceSitingScenario scenario) {
        var left = new ArrayList<RemainingFarCommune>();
        for (var i = 0; i < measured.communes().size(); i++) {
            var commune = measured.communes().get(i);
            var way = scenario.measure().rounded(scenario.after()[i]);
            if (way <= scenario.measure().limit()) continue;
            var opened = scenario.opened().stream()
                    .filter(one -> measured.way(commune, one.centre()) <= way)
                    .map(Commune::name)
                    .findFirst();
            left.add(new RemainingFarCommune(
                    commune,
                    Double.isFinite(way) ? way : 0,
                    opened.or(() -> nearest(measured, commune).map(host -> host.place.name()))
                            .orElse("")));
        }
        left.sort(Comparator.comparingInt((RemainingFarCommune one) -> -one.commune.population())
                .thenComparing(one -> one.commune.code()));
        return left;
    }

    private static List<PossibleHostPlace> hosts(AccessToHelpMeasurement measured, PlaceSitingScenario scenario) {
        return scenario.opened().stream()
                .flatMap(commune -> nearest(measured, commune).stream())
                .toList();
    }

    private static Optional<PossibleHostPlace> nearest(AccessToHelpMeasurement measured, Commune commune) {
        return measured.places().stream()
                .map(place -> new PossibleHostPlace(
                        commune, place, measured.way(commune, place.point().orElseThrow())))
                .filter(one -> one.way < PlaceSitingScenario.unserved(measured.measure()))
                .min(Comparator.comparingDouble(PossibleHostPlace::way));
    }

    /// Returns the map of the situation before the plan, with the ways on which the plan is based.
    private static MapDrawingView before(AccessToHelpMeasurement measured, PlaceSitingScenario scenario, Page page) {
        return shaded(measured, scenario.before(), page)
                .dots(measured.places().stream()
                        .flatMap(one -> one.point().stream())
                        .toList())
                .drawn();
    }

    private static MapDrawingViewBuilder shaded(AccessToHelpMeasurement measured, double[] all, Page page) {
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, MapDrawingView.MapAreaText>();
        for (var i = 0; i < measured.communes().size(); i++) {
            var one = measured.communes().get(i);
            classes.put(one.code(), measured.measure().rank(all[i]));
            words.put(one.code(), EquityOfAccessPages.words(page, measured.measure(), one.name(), all[i], one.code()));
        }
        return MapDrawingViewBuilder.of(measured.communes().getFirst().departement(), measured.communes())
                .shade(classes, EquityOfAccessPages.legend(page, measured.measure()))
                .named(words);
    }

    /// Returns the map with the plan: its places as pins, and a line around the communes whose way becomes
    /// shorter.
    private static MapDrawingView after(AccessToHelpMeasurement measured, PlaceSitingScenario scenario, Page page) {
        var closer = new HashSet<String>();
        for (var i = 0; i < measured.communes().size(); i++)
            if (measured.measure().rank(scenario.after()[i])
                    < measured.measure().rank(scenario.before()[i]))
                closer.add(measured.communes().get(i).code());
        var pins = new LinkedHashMap<String, GeoPoint>();
        for (var one : scenario.opened()) pins.put(String.valueOf(pins.size() + 1), one.centre());
        return shaded(measured, scenario.after(), page)
                .marked(closer)
                .pins(pins)
                .drawn();
    }
}
