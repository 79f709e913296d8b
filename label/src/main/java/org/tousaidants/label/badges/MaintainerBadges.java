package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.upkeep.MaintainerProofs;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.judging.LabelRecognition;
import org.tousaidants.rules.protocol.FrenchDateFormat;
import org.tousaidants.rules.versions.PublishedRules;

/// « Preuves de mainteneur » — signs badges for maintainers of records at their request, from the counted number of
/// their corrections; such a badge does not recognise a helper. The person may return the badge at any time. After a
/// withdrawal by a coordinator, they get no new one before the day on which it would have ended.
@Component
class MaintainerBadges implements MaintainerProofs {
    /// Profile id of these badges. It contains a dot, which no profile of a protocol may contain.
    static final String PROFILE = "entretien.mainteneur";

    private static final int MONTHS = 12;
    private static final String GIVEN_UP = "Rendue par la personne";

    private final LabelBadges badges;
    private final BadgeStore store;
    private final PublishedRules rules;
    private final Clock clock;

    MaintainerBadges(LabelBadges badges, BadgeStore store, PublishedRules rules, Clock clock) {
        this.badges = badges;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public ProofState of(UUID account) {
        var last = last(account);
        if (last.isEmpty()) return new ProofState.NoProof();
        var badge = last.get();
        if (badge.closed().isEmpty())
            return badge.state(clock.instant()) == LabelBadge.BadgeState.LAPSED
                    ? new ProofState.NoProof()
                    : new ProofState.ProofHeld(
                            "/verifier/" + badge.code(), BadgeIssuer.PATH + "/attestations/" + badge.code() + ".svg");
        var byHerself = badge.last().actor().filter(account::equals).isPresent();
        return byHerself || ParisTime.today(clock).isAfter(badge.lastDay())
                ? new ProofState.NoProof()
                : new ProofState.ProofTakenBack(
                        badge.lastDay().plusDays(1), badge.last().reason());
    }

    @Override
    @Transactional
    public boolean sign(SignedInPerson self, int acts, int hours, int months) {
        if (of(self.id()) instanceof ProofState.ProofTakenBack) return false;
        return !(badges.issue(self, award(self, acts, hours, months))
                instanceof LabelBadges.BadgeActResult.BadgeActRejected);
    }

    @Override
    @Transactional
    public void giveUp(SignedInPerson self) {
        last(self.id()).ifPresent(badge -> badges.withdraw(self, badge.code(), GIVEN_UP));
    }

    /// Returns whether a badge is a maintainer's badge. A coordinator may withdraw such a badge alone; for every
    /// other badge the committee must decide.
    static boolean is(LabelBadge badge) {
        return badge.recognised().profile().equals(PROFILE);
    }

    @Transactional
    LabelBadges.BadgeActResult takeBack(SignedInPerson by, BadgeCode code, String reason) {
        return badges.find(code).filter(MaintainerBadges::is).isEmpty()
                ? new LabelBadges.BadgeActResult.BadgeActRejected(LabelBadges.BadgeActRefusal.NOT_FOUND)
                : badges.withdraw(by, code, reason);
    }

    private Optional<LabelBadge> last(UUID account) {
        return store.last(account, PROFILE);
    }

    private BadgeAward award(SignedInPerson self, int acts, int hours, int months) {
        var identity = rules.now().protocol().identity();
        var recognition = new LabelRecognition(
                new LabelRecognition.RulesReference(identity.id(), identity.version(), identity.voted()),
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
                new BadgeAward.BadgeHolder.HelperAsHolder(self.id()),
                recognition,
                List.of(),
                ParisTime.today(clock),
                ParisTime.today(clock).plusMonths(MONTHS),
                acts + " gestes d’entretien, environ " + hours + " h, dans " + months
                        + " mois des douze derniers, comptés le " + FrenchDateFormat.day(ParisTime.today(clock)));
    }
}
