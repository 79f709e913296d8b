package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// Creates a person whose label allows mandates: the committee has decided and the badge is valid.
final class RecognisedHelperFixture {
    private final LabelBadges badges;
    private final PublishedRules rules;

    RecognisedHelperFixture(LabelBadges badges, PublishedRules rules) {
        this.badges = badges;
        this.rules = rules;
    }

    SignedInPerson make(SignedInPerson helper, SignedInPerson coordinator, LocalDate today) {
        var recognition = rules.recognition("accueil").orElseThrow();
        assertThat(badges.issue(
                        coordinator,
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                                recognition,
                                recognition.promises(),
                                today,
                                today.plusYears(3).minusDays(1),
                                "Décision du comité (essai)")))
                .isInstanceOf(LabelBadges.BadgeActResult.BadgeIssued.class);
        return helper;
    }
}
