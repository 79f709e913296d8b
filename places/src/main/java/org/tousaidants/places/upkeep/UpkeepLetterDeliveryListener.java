package org.tousaidants.places.upkeep;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.LetterDeliveryStatus;

/// Records the delivery status of the letters of upkeep in the transaction that reports it. A letter that did not
/// arrive counts as not sent: the next run of the job writes to another contact person, or puts the place in the
/// coordinator's list.
@Component
class UpkeepLetterDeliveryListener {
    private final UpkeepLetterStore letters;
    private final PlaceCaretakerStore caretakers;
    private final SheetCheckRequestStore requests;
    private final PlaceUpkeepStepStore steps;
    private final LetterRecipientChoice recipientChoice;
    private final Clock clock;

    UpkeepLetterDeliveryListener(
            UpkeepLetterStore letters,
            PlaceCaretakerStore caretakers,
            SheetCheckRequestStore requests,
            PlaceUpkeepStepStore steps,
            LetterRecipientChoice recipientChoice,
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
            var fate = SentUpkeepLetter.LetterDeliveryState.of(news.fate());
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
                var step = PlaceUpkeepStep.bySystem(now, about.place(), fate.step())
                        .by(letter.id())
                        .saying(news.trouble());
                steps.append(about.report().map(step::about).orElse(step));
                if (fate == SentUpkeepLetter.LetterDeliveryState.REFUSED) recipientChoice.lost(about.place(), now);
            }
        });
    }
}
