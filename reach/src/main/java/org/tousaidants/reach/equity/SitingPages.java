package org.tousaidants.reach.equity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.reach.equity.Standings.Measured;

/// « Où ouvrir », for the coordination: a scenario whose whole question stands in its address, so that it can be kept,
/// sent and compared.
@Controller
@For(Role.COORDINATOR)
class SitingPages {
    private static final int MOST_OPENED = 20;
    private static final int MOST_CLOSED = 30;
    private static final int LONGEST_NAME = 80;

    /// @param free what the plan costs when nothing is forbidden and nothing imposed
    record Shown(
            Form form,
            int places,
            Optional<SitingScenario> scenario,
            List<LandMap> maps,
            String query,
            Optional<Long> free,
            List<KeptFigures.Scenario> kept) {
        double gap() {
            return scenario.map(SitingPages::gap).orElse(0.0);
        }

        double extraPercent() {
            var cost = scenario.map(one -> one.plan().cost()).orElse(0.0);
            return free.filter(one -> one > 0)
                    .map(one -> Math.max(0, Math.round(1_000 * (cost / one - 1)) / 10.0))
                    .orElse(0.0);
        }
    }

    /// On paper, for a council.
    record Paged(SitingScenario scenario, LocalDate day) {
        double gap() {
            return SitingPages.gap(scenario);
        }
    }

    private record Asked(Form form, int open, Set<String> without, Set<String> with) {
        String query() {
            return "ouvrir=" + open + "&sans=" + encoded("sans") + "&avec=" + encoded("avec");
        }

        private String encoded(String field) {
            return URLEncoder.encode(form.value(field).strip(), StandardCharsets.UTF_8);
        }
    }

    private final Standings standings;
    private final KeptFigures kept;
    private final Clock clock;

    SitingPages(Standings standings, KeptFigures kept, Clock clock) {
        this.standings = standings;
        this.kept = kept;
        this.clock = clock;
    }

    private static double gap(SitingScenario one) {
        return Math.ceil(100 * one.plan().gapPercent()) / 100;
    }

    @Bean
    static DeskCard sitingCard() {
        return DeskCard.of("/bureau/implantation", "equity.siting.card", 68);
    }

    @GetMapping("/bureau/implantation")
    View siting(
            Actor actor,
            Page page,
            @RequestParam(name = "ouvrir", defaultValue = "") String open,
            @RequestParam(name = "sans", defaultValue = "") String without,
            @RequestParam(name = "avec", defaultValue = "") String with) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, open.isBlank() ? "3" : open, without, with);
        return shown(actor, page, measured, asked, !open.isBlank());
    }

    private View shown(Actor actor, Page page, Measured measured, Asked asked, boolean ready) {
        var scenario =
                ready && !asked.form().hasErrors() ? scenario(measured, asked) : Optional.<SitingScenario>empty();
        var bound = !asked.with().isEmpty() || !asked.without().isEmpty();
        return View.of(
                        "reach/equity/siting",
                        new Shown(
                                asked.form(),
                                measured.places().size(),
                                scenario,
                                scenario.map(one -> List.of(
                                                EquityPages.map(measured, page).drawn(), after(measured, one, page)))
                                        .orElse(List.of()),
                                asked.query(),
                                scenario.filter(_ -> bound)
                                        .map(_ ->
                                                Math.round(SitingScenario.of(measured, asked.open(), Set.of(), Set.of())
                                                        .plan()
                                                        .cost())),
                                kept.named(actor.network().id())))
                .status(asked.form().hasErrors() ? 422 : 200);
    }

    /// A plan gets a name and stays, with its figures of today.
    @PostMapping("/bureau/implantation")
    View name(Actor actor, Page page, Form typed) {
        var measured = standings.of(actor.network());
        var asked = asked(measured, typed.value("ouvrir"), typed.value("sans"), typed.value("avec"));
        var name = typed.value("nom").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) asked.form().error("nom", "equity.siting.name.wrong");
        var scenario = asked.form().hasErrors() ? Optional.<SitingScenario>empty() : scenario(measured, asked);
        if (scenario.isEmpty()) return shown(actor, page, measured, asked, true);
        kept.name(actor.network().id(), name, asked.query(), scenario.get());
        return View.redirect("/bureau/implantation?" + asked.query());
    }

    @GetMapping("/bureau/implantation/plan.csv")
    ResponseEntity<byte[]> file(
            Actor actor,
            @RequestParam(name = "ouvrir", defaultValue = "") String open,
            @RequestParam(name = "sans", defaultValue = "") String without,
            @RequestParam(name = "avec", defaultValue = "") String with) {
        var measured = standings.of(actor.network());
        var one = planned(measured, open, without, with);
        var csv = new StringBuilder();
        Csv.row(
                csv,
                ',',
                List.of(
                        "code_insee",
                        "commune",
                        "habitants",
                        "minutes_avant_estimees",
                        "minutes_apres_estimees",
                        "ouvre"));
        for (var i = 0; i < measured.communes().size(); i++) {
            var commune = measured.communes().get(i);
            Csv.row(
                    csv,
                    ',',
                    List.of(
                            commune.code(),
                            commune.name(),
                            String.valueOf(commune.population()),
                            String.valueOf(Math.round(one.before()[i])),
                            String.valueOf(Math.round(one.after()[i])),
                            one.opened().contains(commune) ? "oui" : "non"));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"implantation.csv\"")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/bureau/implantation/plan.pdf")
    ResponseEntity<byte[]> paper(
            Actor actor,
            Page page,
            @RequestParam(name = "ouvrir", defaultValue = "") String open,
            @RequestParam(name = "sans", defaultValue = "") String without,
            @RequestParam(name = "avec", defaultValue = "") String with) {
        var one = planned(standings.of(actor.network()), open, without, with);
        var paper = View.of("reach/equity/planPaper", new Paged(one, LocalDate.ofInstant(clock.instant(), Paris.ZONE)))
                .text(page);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"implantation.pdf\"")
                .body(Paper.pdf(paper));
    }

    private static SitingScenario planned(Measured measured, String open, String without, String with) {
        var asked = asked(measured, open, without, with);
        if (asked.form().hasErrors()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return scenario(measured, asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<SitingScenario> scenario(Measured measured, Asked asked) {
        return measured.communes().isEmpty()
                ? Optional.empty()
                : Optional.of(SitingScenario.of(measured, asked.open(), asked.without(), asked.with()));
    }

    private static Asked asked(Measured measured, String open, String without, String with) {
        var form = Form.filled(Map.of("ouvrir", List.of(open), "sans", List.of(without), "avec", List.of(with)));
        var many = form.text("ouvrir").required().integer(1, MOST_OPENED);
        var closed = communes(form, "sans", measured);
        var wanted = communes(form, "avec", measured);
        wanted.removeAll(closed);
        if (many.isPresent() && wanted.size() > many.get())
            form.error("avec", "equity.siting.with.many", wanted.size(), many.get());
        return new Asked(form, many.orElse(1), closed, wanted);
    }

    private static Set<String> communes(Form form, String field, Measured measured) {
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

    private static LandMap after(Measured measured, SitingScenario scenario, Page page) {
        var classes = new HashMap<String, Integer>();
        for (var i = 0; i < measured.communes().size(); i++)
            classes.put(measured.communes().get(i).code(), EquityPages.rank(scenario.after()[i]));
        var pins = new LinkedHashMap<String, Point>();
        for (var one : scenario.opened()) pins.put(String.valueOf(pins.size() + 1), one.centre());
        return MapDrawing.of(measured.communes().getFirst().departement(), measured.communes())
                .shade(classes, EquityPages.legend(page))
                .pins(pins)
                .drawn();
    }
}
