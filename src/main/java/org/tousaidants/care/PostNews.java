package org.tousaidants.care;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.mail.LetterFate;

/// Writes down what the post tells of the letters of care, in the same transaction.
@Component
class PostNews {
    private final LetterStore letters;
    private final StepStore steps;
    private final Clock clock;

    PostNews(LetterStore letters, StepStore steps, Clock clock) {
        this.letters = letters;
        this.steps = steps;
        this.clock = clock;
    }

    @EventListener
    void on(LetterFate news) {
        var now = clock.instant();
        var fate = Posted.Fate.of(news.fate());
        for (var about : letters.fate(news.network(), news.letter(), fate, news.trouble(), now)) {
            var step = Step.bySystem(now, about.place(), fate.step()).by(news.letter());
            steps.append(
                    news.network(), about.report().map(step::about).orElse(step).saying(news.trouble()));
        }
    }
}
