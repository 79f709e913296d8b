package org.tousaidants.reach.schedule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.View;

/// « Passages », at the desk: who goes round, when and where; the driver's link; what was cancelled, by commune.
@Controller
@For(Role.COORDINATOR)
class PassageDeskPages {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PHONE = 20;

    record Desk(
            List<Round> rounds, List<PassagePages.Line> lines, List<Missed> missed, Form form, Form opening, int made) {
        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }
    }

    record Missed(String commune, int cancelled, int passages) {}

    record DriverLink(Round round, String address) {}

    private final Passages passages;
    private final Territories territories;
    private final PublicAddress address;

    PassageDeskPages(Passages passages, Territories territories, PublicAddress address) {
        this.passages = passages;
        this.territories = territories;
        this.address = address;
    }

    @Bean
    static DeskCard scheduleCard() {
        return DeskCard.of("/bureau/passages", "schedule.card", 67);
    }

    @GetMapping("/bureau/passages")
    View desk(Actor actor, @RequestParam(name = "faits", defaultValue = "") String made) {
        var usual = Form.filled(Map.of("semaines", List.of("2"), "fois", List.of("6")));
        return View.of(
                "reach/schedule/desk",
                shown(actor, usual, Form.empty(), made.matches("\\d{1,3}") ? Integer.parseInt(made) : -1));
    }

    private Desk shown(Actor actor, Form form, Form opening, int made) {
        var network = actor.network().id();
        var communes = territories.communes();
        return new Desk(
                passages.rounds(network),
                PassagePages.lines(passages.next(network), communes).stream()
                        .limit(60)
                        .toList(),
                passages.missed(network).stream()
                        .map(one -> new Missed(
                                communes.byCode(one.commune())
                                        .map(Commune::name)
                                        .orElse(one.commune()),
                                one.cancelled(),
                                one.passages()))
                        .toList(),
                form,
                opening,
                made);
    }

    @PostMapping("/bureau/passages/tournees")
    View open(Actor actor, Form form) {
        var name = form.text("nom").required().max(LONGEST_NAME).get();
        var phone = form.text("telephone").max(LONGEST_PHONE).get();
        if (name.length() == 1) form.error("nom", "schedule.error.spot");
        if (form.hasErrors())
            return View.of("reach/schedule/desk", shown(actor, Form.empty(), form, -1))
                    .status(422);
        passages.open(actor.network().id(), name, phone);
        return View.redirect("/bureau/passages");
    }

    @PostMapping("/bureau/passages")
    View add(Actor actor, Form form) {
        var network = actor.network();
        var series = PassageForm.parse(
                form, passages.rounds(network.id()), territories.communes(), network.departement(), passages.today());
        if (series.isEmpty())
            return View.of("reach/schedule/desk", shown(actor, form, Form.empty(), -1))
                    .status(422);
        return View.redirect("/bureau/passages?faits=" + passages.add(network.id(), series.get()));
    }

    @PostMapping("/bureau/passages/{round}/lien")
    View link(Actor actor, @PathVariable UUID round) {
        var network = actor.network().id();
        var found = passages.rounds(network).stream()
                .filter(one -> one.id().equals(round))
                .findFirst()
                .orElseThrow(NotFound::new);
        var secret = passages.driverLink(network, round);
        return View.of("reach/schedule/driverLink", new DriverLink(found, address.of("/conduite/" + secret.text())))
                .atASecret();
    }
}
