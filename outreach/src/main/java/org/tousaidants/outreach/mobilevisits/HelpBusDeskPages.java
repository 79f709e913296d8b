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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;

/// « Passages » — the coordination pages for tours, days and spots, the driver’s link, and the cancelled passages by
/// commune.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelpBusDeskPages {
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PHONE = 20;
    private static final int LONGEST_LIST = 5_000;

    record HelpBusDeskView(
            List<HelpBusTour> rounds,
            List<HelpBusStopPages.HelpBusStopRow> lines,
            List<CancelledStopsRow> missed,
            List<HelpBusStopBatch> batches,
            HelpBusDeskForms forms,
            HelpBusDeskNotice said) {
        List<FormChoice> choices() {
            return rounds.stream()
                    .map(one -> FormChoice.of(one.id().toString(), one.name()))
                    .toList();
        }
    }

    /// The forms as typed: to add passages, to add a tour, and to invite town halls.
    record HelpBusDeskForms(Form form, Form opening, Form inviting) {
        static HelpBusDeskForms of(Form form) {
            return new HelpBusDeskForms(form, Form.empty(), Form.empty());
        }
    }

    /// The result of the last request.
    ///
    /// @param made number of added passages; negative if none were requested
    /// @param invited number of invited town halls; negative if none were requested
    /// @param undone number of passages removed by undoing; negative if nothing was undone
    /// @param removed whether a passage was removed
    record HelpBusDeskNotice(int made, int invited, int undone, boolean removed) {
        static final HelpBusDeskNotice NOTHING = new HelpBusDeskNotice(-1, -1, -1, false);
    }

    private record InvitedTownHall(Commune commune, MailAddress mail) {}

    record CancelledStopsRow(String commune, int cancelled, int passages) {}

    /// The links of a tour's driver.
    ///
    /// @param address address of the new link; may be empty
    /// @param live active links, newest first
    record DriverLinks(HelpBusTour round, String address, List<SecretLink> live, boolean ended) {}

    private final HelpBusStops passages;
    private final TerritoryCommunes territories;
    private final SitePublicAddress address;
    private final HelpBusSubscriptions subscriptions;

    HelpBusDeskPages(
            HelpBusStops passages,
            TerritoryCommunes territories,
            SitePublicAddress address,
            HelpBusSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
        this.passages = passages;
        this.territories = territories;
        this.address = address;
    }

    @GetMapping("/bureau/passages")
    View desk(
            SignedInPerson actor,
            @RequestParam(name = "faits", defaultValue = "") String made,
            @RequestParam(name = "mairies", defaultValue = "") String invited,
            @RequestParam(name = "defaits", defaultValue = "") String undone,
            @RequestParam(name = "retires", defaultValue = "") String removed) {
        var usual = Form.filled(Map.of("semaines", List.of("2"), "fois", List.of("6")));
        return View.of(
                "outreach/mobilevisits/desk",
                shown(
                        HelpBusDeskForms.of(usual),
                        new HelpBusDeskNotice(number(made), number(invited), number(undone), !removed.isEmpty())));
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    }

    private HelpBusDeskView shown(HelpBusDeskForms forms, HelpBusDeskNotice said) {
        var communes = territories.communes();
        return new HelpBusDeskView(
                passages.rounds(),
                HelpBusStopPages.lines(passages.next(), communes).stream()
                        .limit(SHOWN)
                        .toList(),
                passages.missed().stream()
                        .map(one -> new CancelledStopsRow(
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
    View open(SignedInPerson actor, Form form) {
        var name = form.text("nom").required().max(LONGEST_NAME).get();
        var phone = form.text("telephone").max(LONGEST_PHONE).get();
        if (name.length() == 1) form.error("nom", "schedule.error.spot");
        if (form.hasErrors())
            return View.of(
                            "outreach/mobilevisits/desk",
                            shown(new HelpBusDeskForms(Form.empty(), form, Form.empty()), HelpBusDeskNotice.NOTHING))
                    .status(422);
        passages.open(name, phone);
        return View.redirect("/bureau/passages");
    }

    @PostMapping("/bureau/passages")
    View add(SignedInPerson actor, Form form) {
        var network = actor.network();
        var series = HelpBusStopForm.parse(
                form, passages.rounds(), territories.communes(), network.departement(), passages.today());
        if (series.isEmpty())
            return View.of("outreach/mobilevisits/desk", shown(HelpBusDeskForms.of(form), HelpBusDeskNotice.NOTHING))
                    .status(422);
        return switch (passages.add(series.get(), form.value("feries").equals("garder"))) {
            case AddHelpBusStopsResult.HelpBusStopsAdded(var made) -> View.redirect("/bureau/passages?faits=" + made);
            case AddHelpBusStopsResult.AddedStopVehicleBusy(var other) ->
                View.of(
                                "outreach/mobilevisits/desk",
                                shown(
                                        HelpBusDeskForms.of(
                                                HelpBusStopChangePages.elsewhere(form, "debut", other, territories)),
                                        HelpBusDeskNotice.NOTHING))
                        .status(422);
            case AddHelpBusStopsResult.AddedStopPlanOutdated overtaken ->
                throw new IllegalStateException(overtaken.toString());
        };
    }

    @PostMapping("/bureau/passages/groupes/{batch}/retrait")
    View undo(SignedInPerson actor, @PathVariable String batch) {
        return View.redirect("/bureau/passages?defaits="
                + FormValueParser.uuid(batch).map(passages::undo).orElse(0));
    }

    /// Invites town halls, one per line, such as « Marennes ; mairie@exemple.fr ». Either all are invited, or
    /// none.
    @PostMapping("/bureau/passages/mairies")
    View invite(SignedInPerson actor, Form form) {
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
                            shown(new HelpBusDeskForms(Form.empty(), Form.empty(), form), HelpBusDeskNotice.NOTHING))
                    .status(422);
        invited.forEach(one -> subscriptions.invite(one.commune().code(), one.mail()));
        return View.redirect("/bureau/passages?mairies=" + invited.size());
    }

    @GetMapping("/bureau/passages/{round}/lien")
    View links(
            SignedInPerson actor,
            @PathVariable String round,
            @RequestParam(name = "arrete", defaultValue = "") String ended) {
        return links(round(round), "", !ended.isEmpty());
    }

    @PostMapping("/bureau/passages/{round}/lien")
    View link(SignedInPerson actor, @PathVariable String round) {
        var found = round(round);
        var secret = passages.driverLink(found.id());
        return links(found, address.of("/conduite/" + secret.text()), false);
    }

    @PostMapping("/bureau/passages/{round}/lien/{link}/fin")
    View endLink(SignedInPerson actor, @PathVariable String round, @PathVariable String link) {
        var found = round(round);
        FormValueParser.uuid(link).ifPresent(id -> passages.endDriverLink(found.id(), id));
        return View.redirect("/bureau/passages/" + found.id() + "/lien?arrete=1");
    }

    private View links(HelpBusTour round, String made, boolean ended) {
        var live = passages.driverLinks(round.id());
        return View.of("outreach/mobilevisits/driverLink", new DriverLinks(round, made, live, ended))
                .atASecret();
    }

    private HelpBusTour round(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
