package org.tousaidants.places.upkeep;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.LetterDeliveryStatus;

/// Records the delivery status of the letters of care, in the same transaction. A letter that did not arrive
/// counts as never written: the next run of the job writes to another person, or hands the
/// place to the coordinator.
@Component
class LetterDeliveryListener {
    private final LetterStore letters;
    private final CaretakerStore caretakers;
    private final UpkeepRequestStore requests;
    private final UpkeepStepStore steps;
    private final RecipientChoice recipientChoice;
    private final Clock clock;

    LetterDeliveryListener(
            LetterStore letters,
            CaretakerStore caretakers,
            UpkeepRequestStore requests,
            UpkeepStepStore steps,
            RecipientChoice recipientChoice,
            Clock clock) {
        this.letters = letters;
        this.caretakers = caretakers;
        this.requests = requests;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.clock = clock;
    }

    @EventListener
    void on(LetterDeliveryStatus news) {
        letters.lock(news.letter()).filter(letter -> !letter.settled()).ifPresent(letter -> {
            var now = clock.instant();
            var fate = SentLetter.Fate.of(news.fate());
            letters.fate(letter.id(), fate, news.trouble(), now);
            switch (fate) {
                case REFUSED -> {
                    letter.person().ifPresent(person -> caretakers.bounced(person, now));
                    requests.unwritten(letter.id());
                }
                case GIVEN_UP -> requests.unwritten(letter.id());
                case POSTED, GONE, UNKNOWN -> {}
            }
            for (var about : letters.about(letter.id())) {
                var step = CareStep.bySystem(now, about.place(), fate.step())
                        .by(letter.id())
                        .saying(news.trouble());
                steps.append(about.report().map(step::about).orElse(step));
                if (fate == SentLetter.Fate.REFUSED) recipientChoice.lost(about.place(), now);
            }
        });
    }
}
