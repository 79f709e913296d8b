package org.tousaidants.label.recognition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator appoints members of the committee and reads the history.
@Controller
@AllowedRoles(Role.COORDINATOR)
class CommitteeMemberPages {
    private static final int AT_ONCE = 10;
    private static final int LONGEST = 100;
    private static final int NAME_MAX = 160;
    private static final int ADDRESS_MAX = 300;

    /// The page of the committee's members.
    ///
    /// @param found part of the accounts that match the field `qui`
    record CommitteeMembersView(
            LabelCommittee.CommitteeMembers seats,
            String qui,
            Accounts.PageOfAccounts found,
            Pagination paging,
            Form form,
            String said,
            Optional<AppealReferee> referee,
            List<AppealReferee> referees) {
        boolean sits(Account account) {
            return seats.members().contains(account);
        }

        List<FormChoice> kinds(Page page) {
            return List.of(
                    FormChoice.of("COMMITTEE", page.t("labels.elsewhere.committee.choice")),
                    FormChoice.of("MEDIATOR", page.t("labels.elsewhere.mediator.choice")));
        }

        String who(UUID id, Page page) {
            return seats.names().getOrDefault(id, page.t("labels.who.gone"));
        }

        String address() {
            return "/bureau/comite?qui=" + URLEncoder.encode(qui, StandardCharsets.UTF_8) + "&parmi=";
        }
    }

    private final LabelCommittee committee;
    private final Accounts accounts;
    private final AppealReferees referees;

    CommitteeMemberPages(LabelCommittee committee, Accounts accounts, AppealReferees referees) {
        this.committee = committee;
        this.accounts = accounts;
        this.referees = referees;
    }

    @LogsPersonalDataReading("committee")
    @GetMapping("/bureau/comite")
    View seats(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(defaultValue = "") String qui,
            @RequestParam(defaultValue = "1") String parmi,
            @RequestParam(defaultValue = "1") int page) {
        var asked = qui.strip();
        var cut = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
        return shown(
                actor,
                page,
                Form.filled(Map.of("qui", List.of(cut))),
                parmi,
                switch (fait) {
                    case "entree" -> "labels.committee.joined";
                    case "sortie" -> "labels.committee.left";
                    case "recours" -> "labels.elsewhere.announced";
                    case "recours-fin" -> "labels.elsewhere.ended";
                    default -> "";
                });
    }

    @PostMapping("/bureau/comite")
    View seat(SignedInPerson actor, Form form) {
        var seated = FormValueParser.uuid(form.value("compte")).map(account -> committee.seat(actor, account));
        if (seated.isEmpty() || seated.get() instanceof LabelCommittee.MembershipChangeResult.CommitteeMemberNotFound)
            return shown(actor, 1, form.error("qui", "labels.committee.account.missing"), "1", "")
                    .status(422);
        return changed(seated.get(), "entree");
    }

    @PostMapping("/bureau/comite/{account}/sortie")
    View release(SignedInPerson actor, @PathVariable UUID account) {
        return changed(committee.release(actor, account), "sortie");
    }

    /// Announces the committee or mediator to whom the next appeals go if too few members may judge them.
    @PostMapping("/bureau/comite/recours")
    View announce(SignedInPerson actor, Form form) {
        form.text("sorte").required("labels.elsewhere.kind.missing");
        var kind =
                form.one("sorte", AppealReferee.RefereeKind.class).filter(one -> one != AppealReferee.RefereeKind.NONE);
        var name = form.text("nom").required("labels.elsewhere.name.missing").max(NAME_MAX);
        var address = form.text("adresse")
                .required("labels.elsewhere.address.missing")
                .max(ADDRESS_MAX);
        if (form.hasErrors() || kind.isEmpty())
            return shown(
                            actor,
                            1,
                            kind.isEmpty() ? form.error("sorte", "labels.elsewhere.kind.missing") : form,
                            "1",
                            "")
                    .status(422);
        return View.redirect(
                referees.announce(actor, kind.get(), name.get(), address.get())
                        ? "/bureau/comite?fait=recours"
                        : "/bureau/comite");
    }

    @PostMapping("/bureau/comite/recours/fin")
    View end(SignedInPerson actor) {
        return View.redirect(
                referees.announce(actor, AppealReferee.RefereeKind.NONE, "", "")
                        ? "/bureau/comite?fait=recours-fin"
                        : "/bureau/comite");
    }

    private static View changed(LabelCommittee.MembershipChangeResult change, String what) {
        return switch (change) {
            case LabelCommittee.MembershipChangeResult.MembershipChanged() ->
                View.redirect("/bureau/comite?fait=" + what);
            case LabelCommittee.MembershipChangeResult.MembershipUnchanged() -> View.redirect("/bureau/comite");
            case LabelCommittee.MembershipChangeResult.CommitteeMemberNotFound() -> throw new NotFoundException();
        };
    }

    private View shown(SignedInPerson actor, int page, Form form, String parmi, String said) {
        var qui = form.value("qui");
        var found = accounts.search(
                actor, qui, Pagination.of(parmi, Integer.MAX_VALUE, AT_ONCE).offset(), AT_ONCE);
        var paging = Pagination.of(parmi, found.all(), AT_ONCE);
        // If the requested part does not exist, the last part is shown. The number of parts is known only
        // after the search.
        if (found.some().isEmpty() && found.all() > 0) found = accounts.search(actor, qui, paging.offset(), AT_ONCE);
        return View.of(
                "label/recognition/committee",
                new CommitteeMembersView(
                        committee.seats(actor, page),
                        qui,
                        found,
                        paging,
                        form,
                        said,
                        referees.current(),
                        referees.history()));
    }

    /// Returns the task to appoint the first committee. It appears when the network has at least two accounts.
    @Bean
    static TaskSource firstCommitteeTask(LabelCommittee committee, Accounts accounts) {
        return TaskSource.coordination(() -> accounts.alone() || !committee.isEmpty()
                ? Stream.empty()
                : Stream.of(Task.of(
                                Task.TaskKind.START,
                                "labels.step.committee",
                                Task.TaskActionLabel.OPEN,
                                "/bureau/comite")
                        .later()));
    }

    /// Returns a filter that shows the menu tab only if the network has at least two accounts, because a single
    /// person is no committee.
    @Bean
    static RestrictedMenuEntry pairGate(Accounts accounts) {
        return new RestrictedMenuEntry(Set.of("/bureau/comite"), _ -> !accounts.alone());
    }
}
