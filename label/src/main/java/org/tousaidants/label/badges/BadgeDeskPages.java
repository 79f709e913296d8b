package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.badges.LabelBadge.BadgeState;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator reads all badges and prints them for their holders. The committee decides on badges.
@Controller
@AllowedRoles(Role.COORDINATOR)
class BadgeDeskPages {
    /// The list of badges.
    ///
    /// @param now moment for which the state of each badge is computed
    /// @param locked whether the signing key cannot be used
    /// @param addressed whether a public address is configured
    record BadgeListView(List<LabelBadge> badges, Instant now, boolean locked, boolean addressed) {}

    /// A badge with its history, as a coordinator sees it.
    ///
    /// @param names names by account, for the people in the history
    record BadgeDetailDeskView(
            LabelBadge badge,
            BadgeState state,
            Map<UUID, String> names,
            boolean printable,
            String said,
            String trouble) {
        Form form() {
            return Form.empty();
        }

        /// Returns whether the coordinator may withdraw the badge, which is not allowed if the committee
        /// decided it.
        boolean mayTakeBack() {
            return MaintainerBadges.is(badge) && state != BadgeState.WITHDRAWN;
        }

        /// Returns whether the person's name may be changed, which is not allowed after a withdrawal.
        boolean mayRename() {
            return state != BadgeState.WITHDRAWN && badge.account().isPresent();
        }

        /// Returns whether the person's name may be erased, which is allowed only if none of their badges is
        /// valid.
        boolean mayForget() {
            return state == BadgeState.WITHDRAWN && badge.account().isPresent() && !badge.forgotten();
        }

        String who(Optional<UUID> actor, Page page) {
            return actor.map(id -> names.getOrDefault(id, page.t("badges.who.gone")))
                    .orElseGet(() -> page.t("badges.who.nobody"));
        }
    }

    private final LabelBadges badges;
    private final BadgeKeys keys;
    private final Accounts accounts;
    private final SitePublicAddress address;
    private final MaintainerBadges maintainers;
    private final Clock clock;

    BadgeDeskPages(
            LabelBadges badges,
            BadgeKeys keys,
            Accounts accounts,
            SitePublicAddress address,
            MaintainerBadges maintainers,
            Clock clock) {
        this.badges = badges;
        this.keys = keys;
        this.accounts = accounts;
        this.address = address;
        this.maintainers = maintainers;
        this.clock = clock;
    }

    @LogsPersonalDataReading("badges")
    @GetMapping("/bureau/preuves")
    View list(SignedInPerson actor) {
        return View.of(
                "label/badges/badges",
                new BadgeListView(
                        badges.list(),
                        clock.instant(),
                        keys.active() instanceof BadgeKeys.ActiveKey.LockedKey,
                        address.known()));
    }

    @LogsPersonalDataReading("badges")
    @GetMapping("/bureau/preuves/{code}")
    View open(SignedInPerson actor, @PathVariable String code, @RequestParam(defaultValue = "") String fait) {
        var badge = BadgeCode.typed(code).flatMap(typed -> badges.find(typed)).orElseThrow(NotFoundException::new);
        return opened(badge, List.of("forgotten", "taken", "renamed").contains(fait) ? fait : "", "");
    }

    @PostMapping("/bureau/preuves/{code}/effacement")
    View forget(SignedInPerson actor, @PathVariable String code) {
        return changed(code, "forgotten", typed -> badges.forget(actor, typed));
    }

    /// Changes the name of the holder in the account and in all its badges.
    @PostMapping("/bureau/preuves/{code}/nom")
    View rename(SignedInPerson actor, @PathVariable String code, Form form) {
        var name = PersonName.of(form.value("nom").strip());
        var reason = form.value("pourquoi").strip();
        return name.isEmpty()
                ? changed(
                        code,
                        "renamed",
                        _ -> new LabelBadges.BadgeActResult.BadgeActRejected(
                                LabelBadges.BadgeActRefusal.NO_SUCH_HOLDER))
                : changed(code, "renamed", typed -> badges.rename(actor, typed, name.get(), reason));
    }

    @PostMapping("/bureau/preuves/{code}/retrait")
    View takeBack(SignedInPerson actor, @PathVariable String code, Form form) {
        var reason = form.value("motif").strip();
        return changed(code, "taken", typed -> maintainers.takeBack(actor, typed, reason));
    }

    private View changed(String code, String said, Function<BadgeCode, LabelBadges.BadgeActResult> change) {
        var typed = BadgeCode.typed(code).orElseThrow(NotFoundException::new);
        if (!(change.apply(typed) instanceof LabelBadges.BadgeActResult.BadgeActRejected(var why)))
            return View.redirect("/bureau/preuves/" + typed + "?fait=" + said);
        var badge = badges.find(typed).orElseThrow(NotFoundException::new);
        return opened(badge, "", trouble(why)).status(409);
    }

    private static String trouble(LabelBadges.BadgeActRefusal why) {
        return switch (why) {
            case WITHDRAWN -> "badges.take_back.not_now";
            case NO_REASON -> "badges.take_back.reason";
            case NO_SUCH_HOLDER -> "badges.rename.wrong";
            case IN_FORCE -> "badges.forget.not_now";
            case KEY_LOCKED -> "badges.trouble.key";
            case CLOCK_BEHIND -> "badges.trouble.clock";
            case NOT_FOUND,
                    VERSION_CHANGED,
                    ANOTHER_KIND,
                    NO_PROMISE,
                    FOREIGN_PROMISE,
                    DECIDED_LATER,
                    ENDED_ALREADY,
                    TOO_LONG -> throw new NotFoundException();
        };
    }

    private View opened(LabelBadge badge, String said, String trouble) {
        var people =
                badge.steps().stream().flatMap(step -> step.actor().stream()).collect(Collectors.toSet());
        var names = accounts.names(people);
        return View.of(
                "label/badges/badge",
                new BadgeDetailDeskView(
                        badge, badge.state(clock.instant()), names, badges.printable(badge), said, trouble));
    }

    @Bean
    static JournalSubjectNames badgesInJournal() {
        return JournalSubjectNames.shownAt("badge", id -> "/bureau/preuves/" + id);
    }
}
