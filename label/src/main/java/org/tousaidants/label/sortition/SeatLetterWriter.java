package org.tousaidants.label.sortition;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Recipient;

/// Writes to the people helped who have a mail address: the page of their agreement, and each invitation.
@Component
class SeatLetterWriter {
    private static final Duration WORTH = Duration.ofDays(14);

    private final LetterWriter letters;
    private final Links links;
    private final Clock clock;

    SeatLetterWriter(LetterWriter letters, Links links, Clock clock) {
        this.letters = letters;
        this.links = links;
        this.clock = clock;
    }

    void agreed(Recipient to, AgreedPerson person) {
        letters.post(to, "sortition.mail.agreed", clock.instant().plus(WORTH), person.name(), page(person));
    }

    void drawn(Recipient to, AgreedPerson person, SeatedMeeting meeting) {
        letters.post(
                to,
                "sortition.mail.drawn",
                meeting.day().atStartOfDay(ParisTime.ZONE).toInstant(),
                person.name(),
                new LetterWriter.Words(words -> words.t(meeting.kind().key())),
                meeting.title(),
                meeting.day(),
                meeting.hours(),
                meeting.place(),
                page(person));
    }

    private LetterWriter.PageAddress page(AgreedPerson person) {
        var secret = links.make(
                Link.LinkRequest.of(SeatAgreements.PURPOSE, person.id().toString()),
                clock.instant().plus(SeatAgreements.OPEN_FOR));
        return new LetterWriter.PageAddress(SeatPages.OWN + "/" + secret.text());
    }
}
