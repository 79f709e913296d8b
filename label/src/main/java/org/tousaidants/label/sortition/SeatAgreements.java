package org.tousaidants.label.sortition;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;

/// « Les accords » — service by which people helped agree to be drawn by lot, open their own page and withdraw.
@Service
public class SeatAgreements {
    static final char CODE = 'S';

    /// Number of groups of a code: 85 random bits, because it opens the page of a person.
    static final int GROUPS = 6;

    static final String PURPOSE = "sortition.person";

    /// The page of a person opens as long as their agreement lasts (`retention/sortition.yaml`).
    static final Duration OPEN_FOR = Duration.ofDays(731);

    /// After a typed code the page opens for one visit.
    private static final Duration VISIT = Duration.ofHours(1);

    /// « Accord reçu » — the result of an agreement.
    ///
    /// @param code opens the page of the person; empty if a link was sent by mail
    public record AgreementReceived(Optional<PaperCode> code) {}

    /// One draw of a person, with its meeting.
    record OwnSeat(DrawnSeat seat, SeatedMeeting meeting) {}

    /// The page of a person.
    record OwnSeats(AgreedPerson person, List<OwnSeat> seats) {}

    /// « Retrait par la coordination » — the number of people with this name or address: one is withdrawn,
    /// several are kept.
    record Withdrawal(int found) {}

    private final SortitionStore store;
    private final SeatFiller filler;
    private final SeatLetterWriter letters;
    private final SecretLinks links;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SeatAgreements(
            SortitionStore store,
            SeatFiller filler,
            SeatLetterWriter letters,
            SecretLinks links,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.filler = filler;
        this.letters = letters;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /// Stores the agreement of a person. The same person twice is one row, drawn once.
    ///
    /// @param by account of the person who types it; empty for the person themselves
    @Transactional
    public AgreementReceived agree(Optional<SignedInPerson> by, SeatAgreementRequest asked) {
        var id = store.same(asked).map(AgreedPerson::id).orElseGet(UUID::randomUUID);
        var person = new AgreedPerson(
                id, asked.name(), asked.mail().map(Object::toString).orElse(""), asked.postal(), asked.lang());
        store.agree(person, ParisTime.week(clock.instant()));
        events.publishEvent(new SeatAgreementChanged(by.map(SignedInPerson::id), true));
        var recipient = person.recipient();
        recipient.ifPresent(to -> letters.agreed(to, person));
        return new AgreementReceived(recipient.isPresent() ? Optional.empty() : Optional.of(code(person.id())));
    }

    /// Creates a code that opens the page of a person.
    PaperCode code(UUID person) {
        var code = PaperCode.draw(CODE, GROUPS, random);
        store.addCode(code, person);
        return code;
    }

    /// Opens the page of the holder of a code: a secret for one visit.
    @Transactional
    Optional<SecretToken> open(PaperCode code) {
        return store.holder(code)
                .map(person -> links.make(
                        SecretLink.SecretLinkRequest.of(PURPOSE, person.toString()),
                        clock.instant().plus(VISIT)));
    }

    @Transactional(readOnly = true)
    Optional<OwnSeats> own(String secret) {
        return holder(secret)
                .map(person -> new OwnSeats(
                        person,
                        store.seatsOf(person.id()).stream()
                                .flatMap(seat -> store.meeting(seat.meeting()).stream()
                                        .map(meeting -> new OwnSeat(seat, meeting)))
                                .toList()));
    }

    Optional<AgreedPerson> holder(String secret) {
        return links.open(PURPOSE, secret) instanceof SecretLinkResult.ValidLink(var link)
                ? store.person(link.about())
                : Optional.empty();
    }

    /// Deletes everything about the person and draws somebody else for their seats to come.
    @Transactional
    boolean withdraw(String secret) {
        var person = holder(secret);
        person.ifPresent(one -> withdraw(Optional.empty(), one));
        return person.isPresent();
    }

    /// Withdraws a person who says so by phone or at a desk, without their code.
    @Transactional
    Withdrawal withdraw(SignedInPerson by, String nameOrMail) {
        var found = store.called(nameOrMail);
        if (found.size() == 1) withdraw(Optional.of(by), found.getFirst());
        return new Withdrawal(found.size());
    }

    private void withdraw(Optional<SignedInPerson> by, AgreedPerson person) {
        var seats = store.seatsOf(person.id());
        store.forget(person.id(), ParisTime.today(clock));
        links.revoke(PURPOSE, person.id().toString());
        events.publishEvent(new SeatAgreementChanged(by.map(SignedInPerson::id), false));
        for (var seat : seats) if (seat.answer().live()) filler.fill(seat.meeting());
    }

    /// Deletes the people whose agreement is older than the period in `retention/sortition.yaml`.
    @Transactional
    public int forget(Instant before) {
        var old = store.agreedBefore(ParisTime.day(before));
        for (var person : old) store.forget(person, ParisTime.today(clock));
        return old.size();
    }
}
