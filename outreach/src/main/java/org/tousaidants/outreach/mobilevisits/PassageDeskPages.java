package org.tousaidants.outreach.mobilevisits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.platform.web.View;

/// « Passages », at the desk: tours, days and spots; the driver’s link; the cancelled passages by commune.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PassageDeskPages {
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PHONE = 20;
    private static final int LONGEST_LIST = 5_000;

    record PassageDeskView(
            List<MobileTour> rounds,
            List<PassagePages.PassageRow> lines,
            List<MissedPassagesRow> missed,
            List<PassageBatch> batches,
            DeskForms forms,
            PassageNotice said) {
        List<Choice> choices() {
            return rounds.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }
    }

    /// The typed forms: a passage, a tour, town halls.
    record DeskForms(Form form, Form opening, Form inviting) {
        static DeskForms of(Form form) {
            return new DeskForms(form, Form.empty(), Form.empty());
        }
    }

    /// The result of the last action: passages added, town halls invited, passages of an undone creation, a
    /// negative value when none; a passage removed.
    record PassageNotice(int made, int invited, int undone, boolean removed) {
        static final PassageNotice NOTHING = new PassageNotice(-1, -1, -1, false);
    }

    private record InvitedTownHall(Commune commune, MailAddress mail) {}

    record MissedPassagesRow(String commune, int cancelled, int passages) {}

    /// @param address of the new link, or empty
    /// @param live the active links, the newest first
    record DriverLinks(MobileTour round, String address, List<Link> live, boolean ended) {}

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

    @GetMapping("/bureau/passages")
    View desk(
            Actor actor,
            @RequestParam(name = "faits", defaultValue = "") String made,
            @RequestParam(name = "mairies", defaultValue = "") String invited,
            @RequestParam(name = "defaits", defaultValue = "") String undone,
            @RequestParam(name = "retires", defaultValue = "") String removed) {
        var usual = Form.filled(Map.of("semaines", List.of("2"), "fois", List.of("6")));
        return View.of(
                "outreach/mobilevisits/desk",
                shown(
                        DeskForms.of(usual),
                        new PassageNotice(number(made), number(invited), number(undone), !removed.isEmpty())));
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    }

    private PassageDeskView shown(DeskForms forms, PassageNotice said) {
        var communes = territories.communes();
        return new PassageDeskView(
                passages.rounds(),
                PassagePages.lines(passages.next(), communes).stream()
                        .limit(SHOWN)
                        .toList(),
                passages.missed().stream()
                        .map(one -> new MissedPassagesRow(
                                communes.byCode(one.commune())
                                        .map(Commune::name)
                                        .orElse(one.commune()),
                                one.cancelled(),
                                one.passages()))
                        .toList(),
                passages.batches(),
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
                            "outreach/mobilevisits/desk",
                            shown(new DeskForms(Form.empty(), form, Form.empty()), PassageNotice.NOTHING))
                    .status(422);
        passages.open(name, phone);
        return View.redirect("/bureau/passages");
    }

    @PostMapping("/bureau/passages")
    View add(Actor actor, Form form) {
        var network = actor.network();
        var series = PassageForm.parse(
                form, passages.rounds(), territories.communes(), network.departement(), passages.today());
        if (series.isEmpty())
            return View.of("outreach/mobilevisits/desk", shown(DeskForms.of(form), PassageNotice.NOTHING))
                    .status(422);
        return switch (passages.add(series.get(), form.value("feries").equals("garder"))) {
            case AddPassagesResult.Added(var made) -> View.redirect("/bureau/passages?faits=" + made);
            case AddPassagesResult.VehicleBusy(var other) ->
                View.of(
                                "outreach/mobilevisits/desk",
                                shown(
                                        DeskForms.of(PassageChangePages.elsewhere(form, "debut", other, territories)),
                                        PassageNotice.NOTHING))
                        .status(422);
            case AddPassagesResult.PlanOutdated overtaken -> throw new IllegalStateException(overtaken.toString());
        };
    }

    @PostMapping("/bureau/passages/groupes/{batch}/retrait")
    View undo(Actor actor, @PathVariable String batch) {
        return View.redirect("/bureau/passages?defaits="
                + ValueParser.uuid(batch).map(passages::undo).orElse(0));
    }

    /// One town hall per line, « Marennes ; mairie@exemple.fr »: all are invited, or none.
    @PostMapping("/bureau/passages/mairies")
    View invite(Actor actor, Form form) {
        var network = actor.network();
        var invited = new ArrayList<InvitedTownHall>();
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
            if (mail.isPresent() && commune.isPresent()) invited.add(new InvitedTownHall(commune.get(), mail.get()));
            else form.error("mairies", "schedule.townhalls.wrong", clean);
        }
        if (form.hasErrors())
            return View.of(
                            "outreach/mobilevisits/desk",
                            shown(new DeskForms(Form.empty(), Form.empty(), form), PassageNotice.NOTHING))
                    .status(422);
        invited.forEach(one -> subscriptions.invite(one.commune().code(), one.mail()));
        return View.redirect("/bureau/passages?mairies=" + invited.size());
    }

    @GetMapping("/bureau/passages/{round}/lien")
    View links(
            Actor actor, @PathVariable String round, @RequestParam(name = "arrete", defaultValue = "") String ended) {
        return links(round(round), "", !ended.isEmpty());
    }

    @PostMapping("/bureau/passages/{round}/lien")
    View link(Actor actor, @PathVariable String round) {
        var found = round(round);
        var secret = passages.driverLink(found.id());
        return links(found, address.of("/conduite/" + secret.text()), false);
    }

    @PostMapping("/bureau/passages/{round}/lien/{link}/fin")
    View endLink(Actor actor, @PathVariable String round, @PathVariable String link) {
        var found = round(round);
        ValueParser.uuid(link).ifPresent(id -> passages.endDriverLink(found.id(), id));
        return View.redirect("/bureau/passages/" + found.id() + "/lien?arrete=1");
    }

    private View links(MobileTour round, String made, boolean ended) {
        var live = passages.driverLinks(round.id());
        return View.of("outreach/mobilevisits/driverLink", new DriverLinks(round, made, live, ended))
                .atASecret();
    }

    private MobileTour round(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
