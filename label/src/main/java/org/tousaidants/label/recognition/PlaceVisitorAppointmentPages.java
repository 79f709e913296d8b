package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.sitevisits.PlaceVisitors;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which committee members appoint and remove visitors of places. Coordinators can read them.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class PlaceVisitorAppointmentPages {
    private static final String PATH = "/bureau/visiteurs";
    private static final int LONGEST_MAIL = 254;

    /// The page of visitors.
    ///
    /// @param named current visitors
    /// @param names names by account, of people still in the network
    record VisitorAppointmentsView(
            List<PlaceVisitors.VisitorAppointment> named,
            Map<UUID, String> names,
            boolean member,
            Form form,
            boolean done) {
        String who(UUID id, Page page) {
            return names.getOrDefault(id, page.t("labels.who.gone"));
        }
    }

    private final LabelCommittee committee;
    private final PlaceVisitors visitors;
    private final Accounts accounts;

    PlaceVisitorAppointmentPages(LabelCommittee committee, PlaceVisitors visitors, Accounts accounts) {
        this.committee = committee;
        this.visitors = visitors;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    View visitors(SignedInPerson actor, @RequestParam(defaultValue = "") String fait) {
        return shown(actor, Form.empty(), !fait.isEmpty());
    }

    @PostMapping(PATH)
    View name(SignedInPerson actor, Form form) {
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || mail.isEmpty()) return shown(actor, form, false).status(422);
        return switch (committee.nameVisitor(actor, mail.get())) {
            case LabelCommittee.MembershipChangeResult.MembershipChanged(),
                    LabelCommittee.MembershipChangeResult.MembershipUnchanged() -> View.redirect(PATH + "?fait=1");
            case LabelCommittee.MembershipChangeResult.CommitteeMemberNotFound() ->
                shown(actor, form.error("mail", "visits.visitors.mail.wrong"), false)
                        .status(422);
        };
    }

    @PostMapping(PATH + "/{account}/fin")
    View release(SignedInPerson actor, @PathVariable UUID account) {
        return switch (committee.releaseVisitor(actor, account)) {
            case LabelCommittee.MembershipChangeResult.MembershipChanged(),
                    LabelCommittee.MembershipChangeResult.MembershipUnchanged() -> View.redirect(PATH + "?fait=1");
            case LabelCommittee.MembershipChangeResult.CommitteeMemberNotFound() -> throw new NotFoundException();
        };
    }

    private View shown(SignedInPerson actor, Form form, boolean done) {
        if (!committee.mayRead(actor)) throw new NotFoundException();
        var named = visitors.named();
        var people = named.stream()
                .flatMap(turn -> Stream.of(turn.account(), turn.by()))
                .collect(Collectors.toSet());
        return View.of(
                "label/recognition/visitors",
                new VisitorAppointmentsView(named, accounts.names(people), committee.has(actor), form, done));
    }
}
