package org.tousaidants.mandate.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.tousaidants.label.badges.Award;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.platform.identity.Actor;

/// A person whom the label lets act for others: the committee has decided, and her badge holds.
final class Recognised {
    private final Badges badges;
    private final Rules rules;

    Recognised(Badges badges, Rules rules) {
        this.badges = badges;
        this.rules = rules;
    }

    Actor make(Actor helper, Actor coordinator, LocalDate today) {
        var recognition = rules.recognition("accueil").orElseThrow();
        assertThat(badges.issue(
                        coordinator,
                        new Award(
                                new Award.To.AHelper(helper.id()),
                                recognition,
                                recognition.promises(),
                                today,
                                today.plusYears(3).minusDays(1),
                                "Décision du comité (essai)")))
                .isInstanceOf(Badges.Result.Issued.class);
        return helper;
    }
}
