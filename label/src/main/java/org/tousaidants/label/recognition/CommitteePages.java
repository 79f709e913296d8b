package org.tousaidants.label.recognition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.MenuEntryFilter;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the coordination appoints members of the committee and reads the history.
@Controller
@AllowedRoles(Role.COORDINATOR)
class CommitteePages {
    private static final int AT_ONCE = 10;
    private static final int LONGEST = 100;

    /// @param found one page of the accounts that match the field `qui`
    record CommitteeView(
            Committee.Seats seats, String qui, Accounts.AccountPage found, Pagination paging, Form form, String said) {
        boolean sits(Account account) {
            return seats.members().contains(account);
        }

        String who(UUID id, Page page) {
            return seats.names().getOrDefault(id, page.t("labels.who.gone"));
        }

        String address() {
            return "/bureau/comite?qui=" + URLEncoder.encode(qui, StandardCharsets.UTF_8) + "&parmi=";
        }
    }

    private final Committee committee;
    private final Accounts accounts;

    CommitteePages(Committee committee, Accounts accounts) {
        this.committee = committee;
        this.accounts = accounts;
    }

    @LogsPersonalDataReading("committee")
    @GetMapping("/bureau/comite")
    View seats(
            Actor actor,
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
                    default -> "";
                });
    }

    @PostMapping("/bureau/comite")
    View seat(Actor actor, Form form) {
        var seated = ValueParser.uuid(form.value("compte")).map(account -> committee.seat(actor, account));
        if (seated.isEmpty() || seated.get() instanceof Committee.Change.NotFound)
            return shown(actor, 1, form.error("qui", "labels.committee.account.missing"), "1", "")
                    .status(422);
        return changed(seated.get(), "entree");
    }

    @PostMapping("/bureau/comite/{account}/sortie")
    View release(Actor actor, @PathVariable UUID account) {
        return changed(committee.release(actor, account), "sortie");
    }

    private static View changed(Committee.Change change, String what) {
        return switch (change) {
            case Committee.Change.Done() -> View.redirect("/bureau/comite?fait=" + what);
            case Committee.Change.MembershipUnchanged() -> View.redirect("/bureau/comite");
            case Committee.Change.NotFound() -> throw new NotFound();
        };
    }

    private View shown(Actor actor, int page, Form form, String parmi, String said) {
        var qui = form.value("qui");
        var found = accounts.search(
                actor, qui, Pagination.of(parmi, Integer.MAX_VALUE, AT_ONCE).offset(), AT_ONCE);
        var paging = Pagination.of(parmi, found.all(), AT_ONCE);
        // The requested page is after the last one, which is known only after counting.
        if (found.some().isEmpty() && found.all() > 0) found = accounts.search(actor, qui, paging.offset(), AT_ONCE);
        return View.of(
                "label/recognition/committee",
                new CommitteeView(committee.seats(actor, page), qui, found, paging, form, said));
    }

    /// The first committee, once there are two people.
    @Bean
    static TaskSource firstCommitteeTask(Committee committee, Accounts accounts) {
        return TaskSource.coordination(() -> accounts.alone() || !committee.isEmpty()
                ? Stream.empty()
                : Stream.of(Task.of(Task.Kind.START, "labels.step.committee", Task.Verb.OPEN, "/bureau/comite")
                        .later()));
    }

    /// One person alone is no committee: the tab appears with the second account.
    @Bean
    static MenuEntryFilter pairGate(Accounts accounts) {
        return new MenuEntryFilter(Set.of("/bureau/comite"), _ -> !accounts.alone());
    }
}
