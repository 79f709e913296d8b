package org.tousaidants.label.sortition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;

/// « Les tirages » — service by which the coordination draws people helped for a meeting, invites them, notes their
/// answers and words, and compensates them.
@Service
public class SeatDraws {
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int LISTED = 50;

    /// A paper letter takes days, and its answer too.
    static final Duration ANSWER_WITHIN = Duration.ofDays(14);

    /// The page of the coordination: numbers and meetings, no name.
    ///
    /// @param agreed number of people who agreed
    record DrawDesk(int agreed, List<MeetingRow> meetings) {}

    /// @param accepted number of people who come
    /// @param awaited number of people who did not answer yet
    record MeetingRow(SeatedMeeting meeting, long accepted, long awaited) {}

    /// One seat with the person, as long as they are there.
    record SeatRow(DrawnSeat seat, Optional<AgreedPerson> person) {}

    /// @param left number of people who may still be drawn
    /// @param over whether the day of the meeting came
    record MeetingSeats(SeatedMeeting meeting, List<SeatRow> rows, int left, boolean over) {
        long live() {
            return rows.stream().filter(row -> row.seat().answer().live()).count();
        }
    }

    /// « Réponse à une invitation » — the result of an answer.
    enum AnswerResult {
        RECORDED,
        /// Another person was drawn, or the meeting took place.
        TOO_LATE,
        NOT_FOUND
    }

    /// « Dédommagement d’une place » — the result of handing a booklet over.
    sealed interface CompensationResult {
        record Handled(SeatCompensation.HandOver handOver) implements CompensationResult {}

        /// The network has no vouchers.
        record NoVouchers() implements CompensationResult {}

        /// The person does not come, was compensated already, or the day has not come.
        record NotNow() implements CompensationResult {}
    }

    /// « Lettre d’invitation » — the content of a printed letter.
    ///
    /// @param code opens the page of the person; stored nowhere in plain text
    record PrintedInvitation(AgreedPerson person, SeatedMeeting meeting, PaperCode code) {}

    private final SortitionStore store;
    private final SeatAgreements agreements;
    private final SeatFiller filler;
    private final ObjectProvider<SeatCompensation> compensations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeatDraws(
            SortitionStore store,
            SeatAgreements agreements,
            SeatFiller filler,
            ObjectProvider<SeatCompensation> compensations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.agreements = agreements;
        this.filler = filler;
        this.compensations = compensations;
        this.events = events;
        this.clock = clock;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    /// Whether a voucher compensates the people who come.
    boolean compensates() {
        return compensations.stream().anyMatch(SeatCompensation::offered);
    }

    @Transactional(readOnly = true)
    DrawDesk desk() {
        return new DrawDesk(
                store.people(),
                store.meetings(LISTED).stream()
                        .map(meeting -> {
                            var seats = store.seats(meeting.id());
                            return new MeetingRow(
                                    meeting,
                                    seats.stream().filter(DrawnSeat::accepted).count(),
                                    seats.stream().filter(DrawnSeat::awaits).count());
                        })
                        .toList());
    }

    /// Opens a draw and draws at once. The form contains the id, so that a repeated request draws once.
    @Transactional
    public void open(SignedInPerson by, SeatedMeeting meeting) {
        if (store.meeting(meeting.id()).isPresent()) return;
        store.add(meeting, clock.instant());
        events.publishEvent(new SeatStatusChanged(Optional.of(by.id()), "opened", meeting.id()));
        filler.fill(meeting.id());
    }

    /// Returns the draws that anybody may repeat, of the latest meetings.
    @Transactional(readOnly = true)
    List<PublicDraw> repeatable() {
        return store.meetings(LISTED).stream()
                .map(meeting -> repeatable(meeting))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<PublicDraw> repeatable(UUID id) {
        return store.meeting(id).map(meeting -> repeatable(meeting));
    }

    private PublicDraw repeatable(SeatedMeeting meeting) {
        return new PublicDraw(
                meeting.id(),
                meeting.kind(),
                meeting.day(),
                store.seats(meeting.id()).stream()
                        .map(seat -> new PublicDraw.DrawRound(
                                seat.n(),
                                seat.seed(),
                                seat.pool(),
                                ReproducibleDraw.first(seat.seed(), seat.pool()),
                                ParisTime.day(seat.drawnAt())))
                        .toList());
    }

    @Transactional(readOnly = true)
    Optional<MeetingSeats> find(UUID id) {
        return store.meeting(id)
                .map(meeting -> new MeetingSeats(
                        meeting,
                        store.seats(id).stream()
                                .map(seat -> new SeatRow(seat, seat.person().flatMap(person -> store.person(person))))
                                .toList(),
                        store.pool(id, today()).size(),
                        !meeting.day().isAfter(today())));
    }

    /// Records the answer of a person who answers on their own page.
    @Transactional
    AnswerResult answer(String secret, UUID meeting, int n, boolean yes) {
        return own(secret, meeting, n)
                .map(seat -> answered(Optional.empty(), seat, yes))
                .orElse(AnswerResult.NOT_FOUND);
    }

    /// Records the answer of a person who answers by phone, at a desk or on paper.
    @Transactional
    public AnswerResult answer(SignedInPerson by, UUID meeting, int n, boolean yes) {
        return seat(meeting, n)
                .map(seat -> answered(Optional.of(by.id()), seat, yes))
                .orElse(AnswerResult.NOT_FOUND);
    }

    /// A person who accepted may still decline, until the day.
    private AnswerResult answered(Optional<UUID> by, DrawnSeat seat, boolean yes) {
        var ahead = store.meeting(seat.meeting())
                .filter(one -> one.day().isAfter(today()))
                .isPresent();
        if (!ahead || !seat.answer().live()) return AnswerResult.TOO_LATE;
        store.answer(seat, yes ? DrawnSeat.Answer.ACCEPTED : DrawnSeat.Answer.DECLINED);
        if (!yes) store.write(seat, "");
        events.publishEvent(new SeatStatusChanged(by, yes ? "accepted" : "declined", seat.meeting()));
        if (!yes) filler.fill(seat.meeting());
        return AnswerResult.RECORDED;
    }

    /// Keeps what a person who comes wants to be read first; an empty text deletes it.
    @Transactional
    AnswerResult write(String secret, UUID meeting, int n, String words) {
        return written(own(secret, meeting, n), words);
    }

    /// Keeps the words that a person dictates.
    @Transactional
    public AnswerResult write(SignedInPerson by, UUID meeting, int n, String words) {
        return written(seat(meeting, n), words);
    }

    private AnswerResult written(Optional<DrawnSeat> found, String words) {
        if (found.isEmpty()) return AnswerResult.NOT_FOUND;
        if (!found.get().accepted()) return AnswerResult.TOO_LATE;
        store.write(found.get(), words);
        return AnswerResult.RECORDED;
    }

    private Optional<DrawnSeat> own(String secret, UUID meeting, int n) {
        return agreements
                .holder(secret)
                .flatMap(person -> seat(meeting, n).filter(seat -> seat.person().equals(Optional.of(person.id()))));
    }

    private Optional<DrawnSeat> seat(UUID meeting, int n) {
        return store.seats(meeting).stream().filter(seat -> seat.n() == n).findFirst();
    }

    /// Prints the invitation of a person without a mail address, with a new code.
    @Transactional
    Optional<PrintedInvitation> print(SignedInPerson by, UUID meeting, int n) {
        var seat = seat(meeting, n).filter(one -> one.answer().live());
        var person = seat.flatMap(DrawnSeat::person).flatMap(id -> store.person(id));
        var held = store.meeting(meeting);
        if (seat.isEmpty() || person.isEmpty() || held.isEmpty()) return Optional.empty();
        store.printed(seat.get(), clock.instant());
        events.publishEvent(new SeatStatusChanged(Optional.of(by.id()), "printed", meeting));
        return Optional.of(new PrintedInvitation(
                person.get(), held.get(), agreements.code(person.get().id())));
    }

    /// Hands a booklet of vouchers over to a person who came. Only the fact is kept, not the booklet.
    @Transactional
    CompensationResult compensate(SignedInPerson by, UUID meeting, int n, PaperCode booklet) {
        var offering = compensations.stream().filter(SeatCompensation::offered).findFirst();
        if (offering.isEmpty()) return new CompensationResult.NoVouchers();
        var seat = seat(meeting, n)
                .filter(one -> one.accepted() && one.compensated().isEmpty());
        if (seat.isEmpty()
                || store.meeting(meeting)
                        .filter(one -> !one.day().isAfter(today()))
                        .isEmpty()) return new CompensationResult.NotNow();
        var handOver = offering.get().handOver(by, booklet);
        if (handOver == SeatCompensation.HandOver.HANDED_OVER) {
            store.compensated(seat.get(), clock.instant());
            events.publishEvent(new SeatStatusChanged(Optional.of(by.id()), "compensated", meeting));
        }
        return new CompensationResult.Handled(handOver);
    }

    /// When the letters to print were drawn.
    @Transactional(readOnly = true)
    List<Instant> unprinted() {
        return store.unprinted(today());
    }

    List<SeatedMeeting> ahead() {
        return store.ahead(today());
    }

    /// Replaces the people who did not answer in time, and draws those who are missing.
    @Transactional
    public void hasten(SeatedMeeting meeting) {
        for (var seat : store.seats(meeting.id()))
            if (seat.awaits() && seat.drawnAt().plus(ANSWER_WITHIN).isBefore(clock.instant())) {
                store.answer(seat, DrawnSeat.Answer.LAPSED);
                events.publishEvent(new SeatStatusChanged(Optional.empty(), "lapsed", meeting.id()));
            }
        filler.fill(meeting.id());
    }

    @Bean("sortition.seats")
    static Job seatsJob(SeatDraws draws) {
        return Job.every(BETWEEN).items(draws::ahead, draws::hasten);
    }
}
