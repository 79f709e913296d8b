package org.tousaidants.reach.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tousaidants.platform.mail.MailAddress;
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
    private static final int LONGEST_LIST = 5_000;

    record Desk(List<Round> rounds, List<PassagePages.Line> lines, List<Missed> missed, Forms forms, Said said) {
        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }
    }

    /// What was typed: a passage, a round, town halls.
    record Forms(Form form, Form opening, Form inviting) {
        static Forms of(Form form) {
            return new Forms(form, Form.empty(), Form.empty());
        }
    }

    /// What was just done: passages made, town halls invited; below zero when nothing.
    record Said(int made, int invited) {
        static final Said NOTHING = new Said(-1, -1);
    }

    private record Invited(Commune commune, MailAddress mail) {}

    record Missed(String commune, int cancelled, int passages) {}

    record DriverLink(Round round, String address) {}

    private final Passages passages;
    private final Territories territories;
    private final PublicAddress address;
    private final Subscriptions subscriptions;

    PassageDeskPages(Passages passages, Territories territories, PublicAddress address, Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        this.passages = passages;
        this.territories = territories;
        this.address = address;
    }

    @Bean
    static DeskCard scheduleCard() {
        return DeskCard.of("/bureau/passages", "schedule.card", 67);
    }

    @GetMapping("/bureau/passages")
    View desk(
            Actor actor,
            @RequestParam(name = "faits", defaultValue = "") String made,
            @RequestParam(name = "mairies", defaultValue = "") String invited) {
        var usual = Form.filled(Map.of("semaines", List.of("2"), "fois", List.of("6")));
        return View.of("reach/schedule/desk", shown(actor, Forms.of(usual), new Said(number(made), number(invited))));
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    }

    private Desk shown(Actor actor, Forms forms, Said said) {
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
                forms,
                said);
    }

    @PostMapping("/bureau/passages/tournees")
    View open(Actor actor, Form form) {
        var name = form.text("nom").required().max(LONGEST_NAME).get();
        var phone = form.text("telephone").max(LONGEST_PHONE).get();
        if (name.length() == 1) form.error("nom", "schedule.error.spot");
        if (form.hasErrors())
            return View.of(
                            "reach/schedule/desk",
                            shown(actor, new Forms(Form.empty(), form, Form.empty()), Said.NOTHING))
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
            return View.of("reach/schedule/desk", shown(actor, Forms.of(form), Said.NOTHING))
                    .status(422);
        return View.redirect("/bureau/passages?faits=" + passages.add(network.id(), series.get()));
    }

    /// One town hall a line, « Marennes ; mairie@exemple.fr »: all are asked, or none.
    @PostMapping("/bureau/passages/mairies")
    View invite(Actor actor, Form form) {
        var network = actor.network();
        var invited = new ArrayList<Invited>();
        for (var line :
                form.text("mairies").required().max(LONGEST_LIST).get().lines().toList()) {
            if (line.isBlank()) continue;
            var clean = line.replaceAll("[\\s;,]+", " ").strip();
            var cut = clean.lastIndexOf(' ');
            var mail = MailAddress.of(clean.substring(cut + 1));
            var commune = cut < 0
                    ? Optional.<Commune>empty()
                    : territories.communes().search(clean.substring(0, cut), 20).stream()
                            .filter(one -> one.departement().equals(network.departement()))
                            .findFirst();
            if (mail.isPresent() && commune.isPresent()) invited.add(new Invited(commune.get(), mail.get()));
            else form.error("mairies", "schedule.townhalls.wrong", clean);
        }
        if (form.hasErrors())
            return View.of(
                            "reach/schedule/desk",
                            shown(actor, new Forms(Form.empty(), Form.empty(), form), Said.NOTHING))
                    .status(422);
        invited.forEach(one -> subscriptions.invite(network.id(), one.commune().code(), one.mail()));
        return View.redirect("/bureau/passages?mairies=" + invited.size());
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
