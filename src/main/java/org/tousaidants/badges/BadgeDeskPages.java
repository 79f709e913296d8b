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
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
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
import org.tousaidants.places.Place;
import org.tousaidants.places.PlaceCode;
import org.tousaidants.places.Places;
import org.tousaidants.protocol.Recognition;
import org.tousaidants.rules.Rules;
import org.tousaidants.web.Choice;
import org.tousaidants.web.DeskCard;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.Page;
import org.tousaidants.web.PublicAddress;
import org.tousaidants.web.View;

/// The badges for the coordinator: all that were issued. Those of helpers follow what the committee decides; those of
/// places are decided here.
@Controller
@For(Role.COORDINATOR)
class BadgeDeskPages {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<String> DONE =
            Set.of("issued", "suspended", "restored", "renewed", "withdrawn", "forgotten");

    /// @param now for the state of each
    record Listed(List<Badge> badges, Instant now, boolean locked, boolean addressed) {}

    /// To issue: first for whom, then under which rules, then the decision itself.
    record Issuing(
            Form form, Optional<Place> holder, List<Recognition> rules, Optional<Recognition> chosen, String trouble) {
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
            if (badge.account().isPresent()) return List.of();
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

        /// The name of somebody is erased once nothing counts any more.
        boolean mayForget() {
            return state == State.WITHDRAWN && badge.account().isPresent() && !badge.forgotten();
        }

        String who(UUID actor, Page page) {
            if (actor.equals(Badge.NOBODY)) return page.t("badges.who.nobody");
            return Optional.ofNullable(names.get(actor)).orElseGet(() -> page.t("badges.who.gone"));
        }
    }

    private final Badges badges;
    private final Keys keys;
    private final Places places;
    private final Accounts accounts;
    private final Rules rules;
    private final PublicAddress address;
    private final Clock clock;

    BadgeDeskPages(
            Badges badges,
            Keys keys,
            Places places,
            Accounts accounts,
            Rules rules,
            PublicAddress address,
            Clock clock) {
        this.badges = badges;
        this.keys = keys;
        this.places = places;
        this.accounts = accounts;
        this.rules = rules;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/bureau/preuves")
    View list(Actor actor) {
        var network = actor.network().id();
        return View.of(
                "badges/badges",
                new Listed(
                        badges.list(network),
                        clock.instant(),
                        keys.active(network) instanceof Keys.Active.Locked,
                        address.known()));
    }

    @GetMapping("/bureau/preuves/nouvelle")
    View prepare(
            Actor actor, @RequestParam(defaultValue = "") String lieu, @RequestParam(defaultValue = "") String profil) {
        var form = Form.filled(Map.of("lieu", List.of(lieu), "profil", List.of(profil)));
        var holder = holder(actor, lieu);
        if (holder.isEmpty() && !lieu.isBlank()) form.error("lieu", "badges.issue.place.unknown");
        var rules = holder.map(one -> rules(actor)).orElse(List.of());
        var chosen = rules.size() == 1 ? Optional.of(rules.getFirst()) : named(rules, profil);
        if (chosen.isEmpty()) return issuing(form, holder, rules, chosen, "").status(form.hasErrors() ? 422 : 200);
        var today = today();
        var filled = Form.filled(Map.of(
                "decided", List.of(today.toString()),
                "until", List.of(Badges.longest(chosen.get(), today).toString()),
                "promises",
                        chosen.get().promises().stream()
                                .map(Recognition.Promise::id)
                                .toList()));
        return issuing(filled, holder, rules, chosen, "");
    }

    @PostMapping("/bureau/preuves")
    View issue(Actor actor, Form form) {
        var holder = holder(actor, form.value("lieu"));
        if (holder.isEmpty()) return View.redirect("/bureau/preuves/nouvelle");
        var rules = rules(actor);
        var chosen = named(rules, form.value("profil"));
        if (chosen.isEmpty()) return View.redirect("/bureau/preuves/nouvelle");
        var parsed = IssueForm.parse(form, chosen.get());
        if (parsed.isEmpty()) return issuing(form, holder, rules, chosen, "").status(422);
        var decision = parsed.get();
        var issued = badges.issue(
                actor,
                new Award(
                        new Award.To.APlace(holder.get().id()),
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
                yield issuing(form, holder, rules, chosen, "").status(422);
            }
            case Badges.Issuing.VersionChanged() ->
                issuing(form, holder, rules, chosen, "badges.trouble.version").status(409);
            case Badges.Issuing.Trouble(var refusal) ->
                issuing(form, holder, rules, chosen, key(refusal)).status(409);
            case Badges.Issuing.NoSuchHolder() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
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
                .filter(found -> found.account().isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var parsed = StepForm.parse(form);
        if (parsed.isEmpty()) return opened(actor, badge, form, "", "").status(422);
        var step = parsed.get();
        var change = switch (step.act()) {
            case SUSPEND -> badges.suspend(actor, badge.code(), step.decided(), step.reason());
            case RESTORE -> badges.restore(actor, badge.code(), step.decided(), step.reason());
            case WITHDRAW -> badges.withdraw(actor, badge.code(), step.decided(), step.reason());
            case RENEW -> renew(actor, badge, step);
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
            case Badges.Change.VersionChanged() ->
                opened(actor, badge, form, "", "badges.trouble.version").status(409);
            case Badges.Change.Trouble(var refusal) ->
                opened(actor, badge, form, "", key(refusal)).status(409);
            case Badges.Change.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @PostMapping("/bureau/preuves/{code}/effacement")
    View forget(Actor actor, @PathVariable String code) {
        var typed = BadgeCode.typed(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (badges.forget(actor, typed)) {
            case Badges.Change.Done(var done) -> View.redirect("/bureau/preuves/" + done.code() + "?fait=forgotten");
            case Badges.Change.NotNow(var _) -> {
                var now = badges.find(actor.network().id(), typed).orElseThrow();
                yield opened(actor, now, Form.empty(), "", "badges.forget.not_now")
                        .status(409);
            }
            case Badges.Change.Trouble(var refusal) -> {
                var now = badges.find(actor.network().id(), typed).orElseThrow();
                yield opened(actor, now, Form.empty(), "", key(refusal)).status(409);
            }
            case Badges.Change.NotFound(), Badges.Change.NotADecision(var _), Badges.Change.VersionChanged() ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Badges.Change renew(Actor actor, Badge badge, StepForm step) {
        var rules = named(rules(actor), badge.recognised().profile());
        if (rules.isEmpty()) return new Badges.Change.NotFound();
        var promised = badge.promises().stream().map(Recognition.Promise::id).toList();
        return badges.renew(
                actor,
                badge.code(),
                new Award(
                        new Award.To.APlace(badge.place().orElseThrow()),
                        rules.get(),
                        rules.get().promises().stream()
                                .filter(promise -> promised.contains(promise.id()))
                                .toList(),
                        step.decided(),
                        step.until().orElseThrow(),
                        step.reason()));
    }

    private View opened(Actor actor, Badge badge, Form form, String said, String trouble) {
        var names = accounts.all(actor).stream().collect(Collectors.toMap(Account::id, Account::name));
        return View.of("badges/badge", new Opened(badge, badge.state(clock.instant()), form, names, said, trouble));
    }

    private static View issuing(
            Form form, Optional<Place> holder, List<Recognition> rules, Optional<Recognition> chosen, String trouble) {
        return View.of("badges/issue", new Issuing(form, holder, rules, chosen, trouble));
    }

    private Optional<Place> holder(Actor actor, String lieu) {
        return PlaceCode.endOf(lieu.strip().toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(actor.network().id(), code))
                .filter(place -> place.goneAt().isEmpty());
    }

    private List<Recognition> rules(Actor actor) {
        return rules.recognitions(actor.network().id()).stream()
                .filter(Recognition::place)
                .toList();
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

    @Bean
    static DeskCard badgesCard() {
        return DeskCard.of("/bureau/preuves", "badges.card", 80);
    }
}
