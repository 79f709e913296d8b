package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.upkeep.MaintainerProofs;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.judging.Recognition;
import org.tousaidants.rules.protocol.FrenchDates;
import org.tousaidants.rules.versions.PublishedRules;

/// « Preuves de mainteneur » — signs badges for maintainers of records from their counted work, at their
/// request; such a badge does not recognise a helper. The person may give it back at any time. After a
/// withdrawal by the coordination, they wait until the day on which it would have ended.
@Component
class MaintainerBadges implements MaintainerProofs {
    /// Profile id of these badges. It has a dot, which no profile of a protocol may have.
    static final String PROFILE = "entretien.mainteneur";

    private static final int MONTHS = 12;
    private static final String GIVEN_UP = "Rendue par la personne";

    private final Badges badges;
    private final BadgeStore store;
    private final PublishedRules rules;
    private final Clock clock;

    MaintainerBadges(Badges badges, BadgeStore store, PublishedRules rules, Clock clock) {
        this.badges = badges;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public State of(UUID account) {
        var last = last(account);
        if (last.isEmpty()) return new State.None();
        var badge = last.get();
        if (badge.closed().isEmpty())
            return badge.state(clock.instant()) == Badge.State.LAPSED
                    ? new State.None()
                    : new State.Held(
                            "/verifier/" + badge.code(), BadgeIssuer.PATH + "/attestations/" + badge.code() + ".svg");
        var byHerself = badge.last().actor().filter(account::equals).isPresent();
        return byHerself || ParisTime.today(clock).isAfter(badge.lastDay())
                ? new State.None()
                : new State.TakenBack(badge.lastDay().plusDays(1), badge.last().reason());
    }

    @Override
    @Transactional
    public boolean sign(Actor self, int acts, int hours, int months) {
        if (of(self.id()) instanceof State.TakenBack) return false;
        return !(badges.issue(self, award(self, acts, hours, months)) instanceof Badges.Result.Rejected);
    }

    @Override
    @Transactional
    public void giveUp(Actor self) {
        last(self.id()).ifPresent(badge -> badges.withdraw(self, badge.code(), GIVEN_UP));
    }

    /// Whether this is a maintainer's badge, which the coordination may withdraw alone; all other badges need a
    /// decision of the committee.
    static boolean is(Badge badge) {
        return badge.recognised().profile().equals(PROFILE);
    }

    @Transactional
    Badges.Result takeBack(Actor by, BadgeCode code, String reason) {
        return badges.find(code).filter(MaintainerBadges::is).isEmpty()
                ? new Badges.Result.Rejected(Badges.Refusal.NOT_FOUND)
                : badges.withdraw(by, code, reason);
    }

    private Optional<Badge> last(UUID account) {
        return store.last(account, PROFILE);
    }

    private BadgeAward award(Actor self, int acts, int hours, int months) {
        var identity = rules.now().protocol().identity();
        var recognition = new Recognition(
                new Recognition.RulesReference(identity.id(), identity.version(), identity.voted()),
                PROFILE,
                "Mainteneur·e des fiches",
                false,
                "Entretien des données",
                "Je tiens à jour les fiches des lieux : je vérifie, je corrige, je confirme.",
                List.of("des fiches entretenues dans trois mois différents des douze derniers"),
                "le compte des gestes, tenu par le réseau",
                MONTHS,
                List.of());
        return new BadgeAward(
                new BadgeAward.To.AHelper(self.id()),
                recognition,
                List.of(),
                ParisTime.today(clock),
                ParisTime.today(clock).plusMonths(MONTHS),
                acts + " gestes d’entretien, environ " + hours + " h, dans " + months
                        + " mois des douze derniers, comptés le " + FrenchDates.day(ParisTime.today(clock)));
    }
}
