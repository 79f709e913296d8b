package org.tousaidants.demo.stories;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.support.outcomes.Outcome;
import org.tousaidants.support.outcomes.Outcome.AnswerChannel;
import org.tousaidants.support.outcomes.Outcome.AnswerFace;
import org.tousaidants.support.outcomes.Outcomes;

/// « Avis joués » — creates two sheets of answered feedback slips.
@Component
class DemoOutcomeFlow {
    private static final int SHEETS = 2;

    private final Outcomes outcomes;

    DemoOutcomeFlow(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /// @param helper the helper to whom the feedback is counted
    @Transactional
    public void play(Actor helper, Place place) {
        if (outcomes.own(helper).people() > 0) return;
        var n = 0;
        for (var sheet = 0; sheet < SHEETS; sheet++)
            for (var code : outcomes.slips(helper, place, true)) {
                n++;
                var outcome = new Outcome(
                        Optional.of(n % 9 == 0 ? AnswerFace.PARTLY : AnswerFace.YES),
                        n % 7 == 0 ? AnswerFace.NO : n % 5 == 0 ? AnswerFace.PARTLY : AnswerFace.YES,
                        n % 3 == 0 ? AnswerFace.NO : n % 2 == 0 ? AnswerFace.PARTLY : AnswerFace.YES,
                        AnswerFace.YES,
                        n % 6 == 0 ? AnswerChannel.PHONE : AnswerChannel.SELF);
                var words = n == 2 ? "On a pris le temps. (Démonstration)" : "";
                outcomes.say(code, outcome, words, Optional.empty(), Optional.empty());
            }
    }
}
