package org.tousaidants.label.sortition;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterRecipient;

/// Writes to the people helped who have a mail address: the page of their agreement, and each invitation.
@Component
class SeatLetterWriter {
    private static final Duration WORTH = Duration.ofDays(14);

    private final LetterWriter letters;
    private final SecretLinks links;
    private final Clock clock;

    SeatLetterWriter(LetterWriter letters, SecretLinks links, Clock clock) {
        this.letters = letters;
        this.links = links;
        this.clock = clock;
    }

    void agreed(LetterRecipient to, AgreedPerson person) {
        letters.post(to, "sortition.mail.agreed", clock.instant().plus(WORTH), person.name(), page(person));
    }

    void drawn(LetterRecipient to, AgreedPerson person, SeatedMeeting meeting) {
        letters.post(
                to,
                "sortition.mail.drawn",
                meeting.day().atStartOfDay(ParisTime.ZONE).toInstant(),
                person.name(),
                new LetterWriter.LetterWords(words -> words.t(meeting.kind().key())),
                meeting.title(),
                meeting.day(),
                meeting.hours(),
                meeting.place(),
                page(person));
    }

    private LetterWriter.LetterPageAddress page(AgreedPerson person) {
        var secret = links.make(
                SecretLink.SecretLinkRequest.of(
                        SeatAgreements.PURPOSE, person.id().toString()),
                clock.instant().plus(SeatAgreements.OPEN_FOR));
        return new LetterWriter.LetterPageAddress(SeatPages.OWN + "/" + secret.text());
    }
}
