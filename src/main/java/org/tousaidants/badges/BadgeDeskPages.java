package org.tousaidants.badges;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.badges.Badge.State;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.places.PlaceCode;
import org.tousaidants.places.Places;
import org.tousaidants.protocol.Recognition;
import org.tousaidants.rules.Rules;
import org.tousaidants.web.Choice;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.Page;
import org.tousaidants.web.View;

/// The badges for the coordinator: those that were issued, one more, and what becomes of each.
@Controller
@For(Role.COORDINATOR)
class BadgeDeskPages {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<String> DONE = Set.of("issued", "suspended", "restored", "renewed", "withdrawn");

    /// @param now for the state of each
    record Listed(List<Badge> badges, Instant now, boolean locked) {}

    /// Who is meant, before the rules are chosen.
    record Holder(String field, String value, String name, boolean place) {}

    /// To issue: first for whom, then under which rules, then the decision itself.
    record Issuing(
            Form form,
            List<Account> helpers,
            Optional<Holder> holder,
            List<Recognition> rules,
            Optional<Recognition> chosen,
            String trouble) {
        List<Choice> accounts() {
            return helpers.stream()
                    .map(account -> Choice.of(account.id().toString(), account.name()))
                    .toList();
        }

        List<Choice> profiles() {
            return rules.stream()
                    .map(each -> Choice.of(each.profile(), each.name()).hint(each.phrase()))
                    .toList();
        }

        List<Choice> promises() {
            return chosen.orElseThrow().promises().stream()
                    .map(promise -> Choice.of(promise.id(), promise.text()))
                    .toList();
        }
    }

    /// @param names of the accounts that acted
    record Opened(Badge badge, State state, Form form, Map<UUID, String> names, String said, String trouble) {
        List<Choice> acts(Page page) {
            var acts = EnumSet.of(StepForm.Act.WITHDRAW);
            switch (state) {
                case VALID, LAPSED -> {
                    acts.add(StepForm.Act.SUSPEND);
                    acts.add(StepForm.Act.RENEW);
                }
                case SUSPENDED -> acts.add(StepForm.Act.RESTORE);
                case WITHDRAWN -> acts.clear();
            }
            return acts.stream()
                    .map(act -> act.name().toLowerCase(Locale.ROOT))
                    .map(act -> Choice.of(act, page.t("badges.act." + act)).hint(page.t("badges.act." + act + ".hint")))
                    .toList();
        }

        String who(UUID actor, Page page) {
            return Optional.ofNullable(names.get(actor)).orElseGet(() -> page.t("badges.who.gone"));
        }
    }

    private final Badges badges;
    private final Keys keys;
    private final Places places;
    private final Accounts accounts;
    private final Rules rules;
    private final Clock clock;

    BadgeDeskPages(Badges badges, Keys keys, Places places, Accounts accounts, Rules rules, Clock clock) {
        this.badges = badges;
        this.keys = keys;
        this.places = places;
        this.accounts = accounts;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/bureau/preuves")
    View list(Actor actor) {
        var network = actor.network().id();
        return View.of(
                "badges/badges",
                new Listed(badges.list(network), clock.instant(), keys.active(network) instanceof Keys.Active.Locked));
    }

    @GetMapping("/bureau/preuves/nouvelle")
    View prepare(
            Actor actor,
            @RequestParam(defaultValue = "") String lieu,
            @RequestParam(defaultValue = "") String compte,
            @RequestParam(defaultValue = "") String profil) {
        var form = Form.filled(Map.of("lieu", List.of(lieu), "compte", List.of(compte), "profil", List.of(profil)));
        var holder = holder(actor, lieu, compte);
        if (holder.isEmpty() && !lieu.isBlank()) form.error("lieu", "badges.issue.place.unknown");
        if (holder.isEmpty() && !compte.isBlank()) form.error("compte", "badges.issue.helper.unknown");
        var rules = holder.map(one -> rules(actor, one)).orElse(List.of());
        var chosen = rules.size() == 1 ? Optional.of(rules.getFirst()) : named(rules, profil);
        if (chosen.isEmpty())
            return issuing(actor, form, holder, rules, chosen, "").status(form.hasErrors() ? 422 : 200);
        var today = today();
        var filled = Form.filled(Map.of(
                "decided", List.of(today.toString()),
                "until", List.of(Badges.longest(chosen.get(), today).toString()),
                "promises",
                        chosen.get().promises().stream()
                                .map(Recognition.Promise::id)
                                .toList()));
        return issuing(actor, filled, holder, rules, chosen, "");
    }

    @PostMapping("/bureau/preuves")
    View issue(Actor actor, Form form) {
        var holder = holder(actor, form.value("lieu"), form.value("compte"));
        if (holder.isEmpty()) return View.redirect("/bureau/preuves/nouvelle");
        var rules = rules(actor, holder.get());
        var chosen = named(rules, form.value("profil"));
        if (chosen.isEmpty()) return View.redirect("/bureau/preuves/nouvelle");
        var parsed = IssueForm.parse(form, chosen.get());
        if (parsed.isEmpty())
            return issuing(actor, form, holder, rules, chosen, "").status(422);
        var decision = parsed.get();
        var issued = badges.issue(
                actor,
                new Award(
                        to(actor, holder.get()),
                        chosen.get(),
                        decision.promises(),
                        decision.decided(),
                        decision.until(),
                        decision.reason()));
        return switch (issued) {
            case Badges.Issuing.Issued(var code) -> View.redirect("/bureau/preuves/" + code + "?fait=issued");
            case Badges.Issuing.HeldAlready(var code) -> View.redirect("/bureau/preuves/" + code + "?fait=held");
            case Badges.Issuing.NotADecision(var flaw) -> {
                form.error(IssueForm.field(flaw), key(flaw));
                yield issuing(actor, form, holder, rules, chosen, "").status(422);
            }
            case Badges.Issuing.VersionChanged() ->
                issuing(actor, form, holder, rules, chosen, "badges.trouble.version")
                        .status(409);
            case Badges.Issuing.Trouble(var refusal) ->
                issuing(actor, form, holder, rules, chosen, key(refusal)).status(409);
            case Badges.Issuing.NoSuchHolder(), Badges.Issuing.NotAllowed() ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @GetMapping("/bureau/preuves/{code}")
    View open(Actor actor, @PathVariable String code, @RequestParam(defaultValue = "") String fait) {
        var badge = BadgeCode.typed(code)
                .flatMap(typed -> badges.find(actor.network().id(), typed))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var form = Form.filled(Map.of("decided", List.of(today().toString())));
        return opened(actor, badge, form, DONE.contains(fait) ? fait : "", fait.equals("held") ? "badges.held" : "");
    }

    @PostMapping("/bureau/preuves/{code}/etapes")
    View step(Actor actor, @PathVariable String code, Form form) {
        var badge = BadgeCode.typed(code)
                .flatMap(typed -> badges.find(actor.network().id(), typed))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var parsed = StepForm.parse(form);
        if (parsed.isEmpty()) return opened(actor, badge, form, "", "").status(422);
        var step = parsed.get();
        var change = switch (step.act()) {
            case SUSPEND -> badges.suspend(actor, badge.code(), step.decided(), step.reason());
            case RESTORE -> badges.restore(actor, badge.code(), step.decided(), step.reason());
            case WITHDRAW -> badges.withdraw(actor, badge.code(), step.decided(), step.reason());
            case RENEW ->
                badges.renew(actor, badge.code(), step.decided(), step.until().orElseThrow(), step.reason());
        };
        return switch (change) {
            case Badges.Change.Done(var done) ->
                View.redirect("/bureau/preuves/" + done.code() + "?fait="
                        + done.last().act().name().toLowerCase(Locale.ROOT));
            case Badges.Change.NotNow(var state) -> {
                var now = badges.find(actor.network().id(), badge.code()).orElseThrow();
                yield opened(
                                actor,
                                now,
                                form,
                                "",
                                "badges.not_now." + state.name().toLowerCase(Locale.ROOT))
                        .status(409);
            }
            case Badges.Change.NotADecision(var flaw) -> {
                form.error(IssueForm.field(flaw), key(flaw));
                yield opened(actor, badge, form, "", "").status(422);
            }
            case Badges.Change.Trouble(var refusal) ->
                opened(actor, badge, form, "", key(refusal)).status(409);
            case Badges.Change.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private View opened(Actor actor, Badge badge, Form form, String said, String trouble) {
        var names = accounts.all(actor).stream().collect(Collectors.toMap(Account::id, Account::name));
        return View.of("badges/badge", new Opened(badge, badge.state(clock.instant()), form, names, said, trouble));
    }

    private View issuing(
            Actor actor,
            Form form,
            Optional<Holder> holder,
            List<Recognition> rules,
            Optional<Recognition> chosen,
            String trouble) {
        var helpers = holder.isPresent() ? List.<Account>of() : accounts.all(actor);
        return View.of("badges/issue", new Issuing(form, helpers, holder, rules, chosen, trouble));
    }

    private Optional<Holder> holder(Actor actor, String lieu, String compte) {
        var network = actor.network().id();
        return PlaceCode.endOf(lieu.strip().toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(network, code))
                .filter(place -> place.goneAt().isEmpty())
                .map(place -> new Holder("lieu", place.code().value(), place.name(), true))
                .or(() -> accounts.all(actor).stream()
                        .filter(account -> account.id().toString().equals(compte))
                        .findFirst()
                        .map(account -> new Holder("compte", compte, account.name(), false)));
    }

    private Award.To to(Actor actor, Holder holder) {
        return holder.place()
                ? new Award.To.APlace(places.find(actor.network().id(), new PlaceCode(holder.value()))
                        .orElseThrow()
                        .id())
                : new Award.To.AHelper(UUID.fromString(holder.value()));
    }

    private List<Recognition> rules(Actor actor, Holder holder) {
        Predicate<Recognition> fits = each -> each.place() == holder.place();
        return rules.recognitions(actor.network().id()).stream().filter(fits).toList();
    }

    private static Optional<Recognition> named(List<Recognition> rules, String profile) {
        return rules.stream().filter(each -> each.profile().equals(profile)).findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    private static String key(Badges.Flaw flaw) {
        return "badges.flaw." + flaw.name().toLowerCase(Locale.ROOT);
    }

    private static String key(Badges.Refusal refusal) {
        return switch (refusal) {
            case Badges.Refusal.KeyLocked() -> "badges.trouble.key";
            case Badges.Refusal.ClockBehind clock -> "badges.trouble.clock";
        };
    }
}
