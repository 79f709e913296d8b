package org.tousaidants.places.upkeep;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.LetterFate;

/// Writes down what the post tells of the letters of care, in the same transaction. A letter that did not arrive counts
/// as never written: the next round writes to another person, or hands the place to the coordinator.
@Component
class PostNews {
    private final LetterStore letters;
    private final CaretakerStore caretakers;
    private final AskStore asks;
    private final StepStore steps;
    private final Recipients recipients;
    private final Clock clock;

    PostNews(
            LetterStore letters,
            CaretakerStore caretakers,
            AskStore asks,
            StepStore steps,
            Recipients recipients,
            Clock clock) {
        this.letters = letters;
        this.caretakers = caretakers;
        this.asks = asks;
        this.steps = steps;
        this.recipients = recipients;
        this.clock = clock;
    }

    @EventListener
    void on(LetterFate news) {
        var network = news.network();
        letters.lock(network, news.letter()).filter(letter -> !letter.settled()).ifPresent(letter -> {
            var now = clock.instant();
            var fate = Posted.Fate.of(news.fate());
            letters.fate(network, letter.id(), fate, news.trouble(), now);
            switch (fate) {
                case REFUSED -> {
                    letter.person().ifPresent(person -> caretakers.bounced(network, person, now));
                    asks.unwritten(network, letter.id());
                }
                case GIVEN_UP -> asks.unwritten(network, letter.id());
                case POSTED, GONE, UNKNOWN -> {}
            }
            for (var about : letters.about(network, letter.id())) {
                var step = CareStep.bySystem(now, about.place(), fate.step())
                        .by(letter.id())
                        .saying(news.trouble());
                steps.append(network, about.report().map(step::about).orElse(step));
                if (fate == Posted.Fate.REFUSED) recipients.lost(network, about.place(), now);
            }
        });
    }
}
