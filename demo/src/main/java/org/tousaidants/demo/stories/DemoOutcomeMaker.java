package org.tousaidants.demo.stories;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackAnswer;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackChannel;
import org.tousaidants.support.outcomes.HelpOutcomes;

/// « Avis joués » — creates two sheets of feedback slips with answers.
@Component
class DemoOutcomeMaker {
    private static final int SHEETS = 2;

    private final HelpOutcomes outcomes;

    DemoOutcomeMaker(HelpOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /// Creates feedback of people who were helped.
    ///
    /// @param helper the helper about whom the feedback is given
    /// @param place the place where the help took place
    @Transactional
    public void play(SignedInPerson helper, Place place) {
        if (outcomes.own(helper).people() > 0) return;
        var n = 0;
        for (var sheet = 0; sheet < SHEETS; sheet++)
            for (var code : outcomes.slips(helper, place, true)) {
                n++;
                var outcome = new HelpOutcomeFeedback(
                        Optional.of(n % 9 == 0 ? FeedbackAnswer.PARTLY : FeedbackAnswer.YES),
                        Optional.of(n % 4 == 0 ? FeedbackAnswer.PARTLY : FeedbackAnswer.YES),
                        n % 7 == 0 ? FeedbackAnswer.NO : n % 5 == 0 ? FeedbackAnswer.PARTLY : FeedbackAnswer.YES,
                        n % 3 == 0 ? FeedbackAnswer.NO : n % 2 == 0 ? FeedbackAnswer.PARTLY : FeedbackAnswer.YES,
                        FeedbackAnswer.YES,
                        n % 6 == 0 ? FeedbackChannel.PHONE : FeedbackChannel.SELF);
                var words = n == 2 ? "On a pris le temps. (Démonstration)" : "";
                outcomes.say(code, outcome, words, Optional.empty(), Optional.empty());
            }
    }
}
