package org.tousaidants.platform.signin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Mes délégations » — pages on which a coordinator delegates a role until a day, and revokes a delegation.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RoleDelegationPages {
    record RoleDelegationsView(Form form, List<RoleDelegationRow> rows) {}

    record RoleDelegationRow(DelegatedRole grant, String to, String by, LocalDate last, boolean holds) {}

    private static final int LONGEST = 120;

    private final RoleDelegations grants;
    private final Accounts accounts;
    private final Clock clock;

    RoleDelegationPages(RoleDelegations grants, Accounts accounts, Clock clock) {
        this.grants = grants;
        this.accounts = accounts;
        this.clock = clock;
    }

    @LogsPersonalDataReading("grants")
    @GetMapping("/bureau/delegations")
    View grants(SignedInPerson self) {
        return shown(self, Form.filled(Map.of("etendue", List.of("coordination"))));
    }

    @RecentAuthentication
    @PostMapping("/bureau/delegations")
    View lend(SignedInPerson self, Form form) {
        var mail = form.text("mail").required("signin.ask.mail.missing").as(MailAddress::of, "signin.ask.mail.wrong");
        var kind = form.one("etendue", DelegatedRole.DelegatedRoleKind.class);
        if (kind.isEmpty()) form.error("etendue", "web.error.required");
        var subject = form.text("structure").max(LONGEST).get().strip();
        if (kind.filter(one -> one != DelegatedRole.DelegatedRoleKind.COORDINATION)
                        .isPresent()
                && subject.isEmpty()) form.error("structure", "web.error.required");
        var last = form.text("jusqu").required("signin.grants.day").as(FormValueParser::day, "signin.grants.day");
        if (form.hasErrors()) return shown(self, form).status(422);
        return switch (grants.lend(self, mail.orElseThrow(), kind.orElseThrow(), subject, last.orElseThrow())) {
            case RoleDelegations.RoleDelegationResult.RoleDelegated ignored -> View.redirect("/bureau/delegations");
            case RoleDelegations.RoleDelegationResult.DelegateNotFound() ->
                shown(self, form.error("mail", "signin.grants.unknown")).status(422);
            case RoleDelegations.RoleDelegationResult.InvalidDelegationLastDay() ->
                shown(self, form.error("jusqu", "signin.grants.day")).status(422);
        };
    }

    @RecentAuthentication
    @PostMapping("/bureau/delegations/{id}/fin")
    View takeBack(SignedInPerson self, @PathVariable UUID id) {
        if (!grants.takeBack(self, id)) throw new NotFoundException();
        return View.redirect("/bureau/delegations");
    }

    private View shown(SignedInPerson self, Form form) {
        var grantList = grants.all(self);
        var names = accounts.names(grantList.stream()
                .flatMap(one -> Stream.of(one.account(), one.by()))
                .collect(Collectors.toSet()));
        var now = clock.instant();
        return View.of(
                "platform/signin/grants",
                new RoleDelegationsView(
                        form,
                        grantList.stream()
                                .map(one -> new RoleDelegationRow(
                                        one,
                                        names.getOrDefault(one.account(), "–"),
                                        names.getOrDefault(one.by(), "–"),
                                        last(one.until()),
                                        one.holds(now)))
                                .toList()));
    }

    private LocalDate last(Instant until) {
        return LocalDate.ofInstant(until.minusSeconds(1), clock.getZone());
    }

    static String key(DelegatedRole.DelegatedRoleKind kind) {
        return "signin.grants.kind." + EnumConstantName.low(kind);
    }
}
