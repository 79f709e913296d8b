package org.tousaidants.reach.equity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Où ouvrir », for the coordination: a scenario whose whole question stands in its address, so that it can be kept,
/// sent and compared.
@Controller
@For(Role.COORDINATOR)
class SitingPages {
    private static final int MOST_OPENED = 20;
    private static final int MOST_CLOSED = 30;

    record Shown(Form form, int places, Optional<SitingScenario> scenario, List<LandMap> maps, List<String> unknown) {
        double gap() {
            return Math.ceil(100 * scenario.map(one -> one.plan().gapPercent()).orElse(0.0)) / 100;
        }
    }

    private final Standings standings;

    SitingPages(Standings standings) {
        this.standings = standings;
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
            @RequestParam(name = "sans", defaultValue = "") String without) {
        var measured = standings.of(actor.network());
        var form = Form.filled(Map.of("ouvrir", List.of(open.isBlank() ? "3" : open), "sans", List.of(without)));
        var asked = form.text("ouvrir").required().integer(1, MOST_OPENED);
        var closed = new LinkedHashSet<String>();
        var unknown = new ArrayList<String>();
        for (var typed : form.text("sans").max(500).get().split("[,;\\n]")) {
            if (typed.isBlank() || closed.size() >= MOST_CLOSED) continue;
            measured.table().search(typed.strip(), 20).stream()
                    .filter(measured.communes()::contains)
                    .map(Commune::code)
                    .findFirst()
                    .ifPresentOrElse(closed::add, () -> unknown.add(typed.strip()));
        }
        if (!unknown.isEmpty()) form.error("sans", "equity.siting.unknown", String.join(", ", unknown));
        var ready = !open.isBlank() && !form.hasErrors() && !measured.communes().isEmpty();
        var scenario = ready
                ? Optional.of(SitingScenario.of(measured, asked.orElse(1), closed))
                : Optional.<SitingScenario>empty();
        return View.of(
                        "reach/equity/siting",
                        new Shown(
                                form,
                                measured.places().size(),
                                scenario,
                                scenario.map(one -> List.of(
                                                EquityPages.map(measured, page).drawn(), after(measured, one, page)))
                                        .orElse(List.of()),
                                unknown))
                .status(form.hasErrors() ? 422 : 200);
    }

    private static LandMap after(Standings.Measured measured, SitingScenario scenario, Page page) {
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
