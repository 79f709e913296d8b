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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Mes délégations » — pages to delegate a role until a day, and to revoke it.
@Controller
@AllowedRoles(Role.COORDINATOR)
class GrantPages {
    record GrantView(Form form, List<Row> rows) {}

    record Row(DelegatedRole grant, String to, String by, LocalDate last, boolean holds) {}

    private static final int LONGEST = 120;

    private final Grants grants;
    private final Accounts accounts;
    private final Clock clock;

    GrantPages(Grants grants, Accounts accounts, Clock clock) {
        this.grants = grants;
        this.accounts = accounts;
        this.clock = clock;
    }

    @LogsPersonalDataReading("grants")
    @GetMapping("/bureau/delegations")
    View grants(Actor self) {
        return shown(self, Form.filled(Map.of("etendue", List.of("coordination"))));
    }

    @RecentAuthentication
    @PostMapping("/bureau/delegations")
    View lend(Actor self, Form form) {
        var mail = form.text("mail").required("signin.ask.mail.missing").as(MailAddress::of, "signin.ask.mail.wrong");
        var kind = form.one("etendue", DelegatedRole.Kind.class);
        if (kind.isEmpty()) form.error("etendue", "web.error.required");
        var subject = form.text("structure").max(LONGEST).get().strip();
        if (kind.filter(one -> one != DelegatedRole.Kind.COORDINATION).isPresent() && subject.isEmpty())
            form.error("structure", "web.error.required");
        var last = form.text("jusqu").required("signin.grants.day").as(ValueParser::day, "signin.grants.day");
        if (form.hasErrors()) return shown(self, form).status(422);
        return switch (grants.lend(self, mail.orElseThrow(), kind.orElseThrow(), subject, last.orElseThrow())) {
            case Grants.Lending.Lent ignored -> View.redirect("/bureau/delegations");
            case Grants.Lending.NotFound() ->
                shown(self, form.error("mail", "signin.grants.unknown")).status(422);
            case Grants.Lending.InvalidLastDay() ->
                shown(self, form.error("jusqu", "signin.grants.day")).status(422);
        };
    }

    @RecentAuthentication
    @PostMapping("/bureau/delegations/{id}/fin")
    View takeBack(Actor self, @PathVariable UUID id) {
        if (!grants.takeBack(self, id)) throw new NotFound();
        return View.redirect("/bureau/delegations");
    }

    private View shown(Actor self, Form form) {
        var grantList = grants.all(self);
        var names = accounts.names(grantList.stream()
                .flatMap(one -> Stream.of(one.account(), one.by()))
                .collect(Collectors.toSet()));
        var now = clock.instant();
        return View.of(
                "platform/signin/grants",
                new GrantView(
                        form,
                        grantList.stream()
                                .map(one -> new Row(
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

    static String key(DelegatedRole.Kind kind) {
        return "signin.grants.kind." + ConstantName.low(kind);
    }
}
