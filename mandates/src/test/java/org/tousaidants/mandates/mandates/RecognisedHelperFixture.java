package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.versions.PublishedRules;

/// Creates a person whose label allows mandates: the committee has decided and the badge is valid.
final class RecognisedHelperFixture {
    private final Badges badges;
    private final PublishedRules rules;

    RecognisedHelperFixture(Badges badges, PublishedRules rules) {
        this.badges = badges;
        this.rules = rules;
    }

    Actor make(Actor helper, Actor coordinator, LocalDate today) {
        var recognition = rules.recognition("accueil").orElseThrow();
        assertThat(badges.issue(
                        coordinator,
                        new BadgeAward(
                                new BadgeAward.To.AHelper(helper.id()),
                                recognition,
                                recognition.promises(),
                                today,
                                today.plusYears(3).minusDays(1),
                                "Décision du comité (essai)")))
                .isInstanceOf(Badges.Result.Issued.class);
        return helper;
    }
}
