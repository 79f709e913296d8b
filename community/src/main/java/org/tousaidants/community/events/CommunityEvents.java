package org.tousaidants.community.events;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.community.resources.LearningResource;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;

/// « Vie des événements » — manages events: call for proposals, programme, seats, questions and minutes.
@Service
public class CommunityEvents {
    static final String KIND = "events.day";
    private static final String REMOTE = "events.remote";
    private static final int MOST_FOLLOWERS = 5_000;
    private static final int MOST_QUESTIONS = 200;

    /// « Événement montré » — an event with its seats and talks.
    ///
    /// @param followers number of people registered to follow from afar
    /// @param now moment for which it is shown
    record EventWithTalks(
            CommunityEvent event,
            SeatBookings.SlotSeats seats,
            int followers,
            List<CommunityEvent.EventTalk> talks,
            Instant now) {
        boolean isPast() {
            return seats.slot().starts().isBefore(now);
        }

        /// Returns the time between now and the beginning of the event, before or after it.
        Duration distance() {
            return Duration.between(now, seats.slot().starts()).abs();
        }

        /// Returns, for each talk that is neither accepted nor declined yet, the moment at which it was
        /// proposed.
        List<Instant> proposed() {
            return talks.stream()
                    .filter(talk -> talk.state() == CommunityEvent.TalkState.PROPOSED)
                    .map(CommunityEvent.EventTalk::at)
                    .toList();
        }

        List<CommunityEvent.EventTalk> programme() {
            return talks.stream()
                    .filter(talk -> talk.state() == CommunityEvent.TalkState.TAKEN)
                    .toList();
        }

        /// Returns the names of the tracks, in the order of their first talks. The empty name stands for the
        /// talks without a track.
        List<String> tracks() {
            return programme().stream()
                    .map(CommunityEvent.EventTalk::track)
                    .distinct()
                    .toList();
        }

        List<CommunityEvent.EventTalk> programme(String track) {
            return programme().stream()
                    .filter(talk -> talk.track().equals(track))
                    .toList();
        }

        boolean calls() {
            return !event.isAnalysis() && now.isBefore(event.callUntil());
        }

        boolean isCalledOff() {
            return seats.slot().calledOff().isPresent();
        }

        /// Whether the number of people who came may be written or corrected.
        boolean mayCount() {
            return event.isAnalysis()
                    && !isCalledOff()
                    && !now.isBefore(seats.slot().starts());
        }

        boolean mayChange() {
            return !isCalledOff() && now.isBefore(seats.slot().starts());
        }

        /// Returns whether a talk may begin at this moment, which must be within the hours of the event.
        boolean holds(Instant moment) {
            return !moment.isBefore(seats.slot().starts())
                    && moment.isBefore(seats.slot().ends());
        }

        boolean takesSeats() {
            return !event.isAnalysis()
                    && seats.slot().calledOff().isEmpty()
                    && now.isBefore(seats.slot().starts());
        }
    }

    /// « Événement raconté » — an event that is documented after it took place.
    ///
    /// @param said feedback counts of its participants, if enough people answered
    record EventReport(EventWithTalks shown, Optional<FeedbackCounts.FeedbackSummary> said) {}

    /// « Salle » — a talk and the questions of its participants.
    record TalkWithQuestions(
            EventWithTalks shown, CommunityEvent.EventTalk talk, List<CommunityEvent.TalkAudienceQuestion> questions) {}

    private final CommunityEventStore store;
    private final SeatBookings bookings;
    private final LearningResources resources;
    private final ObjectProvider<FeedbackCounts> voices;
    private final LetterWriter letters;
    private final Clock clock;

    CommunityEvents(
            CommunityEventStore store,
            SeatBookings bookings,
            LearningResources resources,
            ObjectProvider<FeedbackCounts> voices,
            LetterWriter letters,
            Clock clock) {
        this.store = store;
        this.resources = resources;
        this.bookings = bookings;
        this.voices = voices;
        this.letters = letters;
        this.clock = clock;
    }

    /// Creates an event on the spot only, a day of the network.
    @Transactional
    public void open(
            UUID id,
            String title,
            String words,
            String place,
            Instant starts,
            Instant ends,
            int seats,
            Instant callUntil) {
        open(new CommunityEventForm.NewEventInput(
                id, title, words, place, starts, ends, seats, callUntil, "", EventKind.DAY));
    }

    /// Creates a repair workshop on the spot.
    @Transactional
    public void openRepair(UUID id, String title, String words, String place, Instant starts, Instant ends, int seats) {
        open(new CommunityEventForm.NewEventInput(
                id, title, words, place, starts, ends, seats, starts, "", EventKind.REPAIR));
    }

    /// Creates a session of analysis of practice.
    ///
    /// @param theme parameter of a theme of the list
    /// @throws IllegalArgumentException if the list has no such theme
    @Transactional
    public void openAnalysis(
            UUID id, String theme, String facilitator, String place, Instant starts, Instant ends, int seats) {
        openAnalysis(new CommunityEventForm.NewAnalysis(
                id,
                PracticeAnalysis.Theme.of(theme).orElseThrow(() -> new IllegalArgumentException(theme)),
                facilitator,
                place,
                starts,
                ends,
                seats));
    }

    /// Creates a session of analysis of practice. Its French title is its theme; it has no other text.
    @Transactional
    void openAnalysis(CommunityEventForm.NewAnalysis session) {
        var title = Messages.in(Locale.FRENCH)
                .t(
                        "events.analysis.named",
                        Messages.in(Locale.FRENCH).t(session.theme().key()));
        add(
                new CommunityEventForm.NewEventInput(
                        session.id(),
                        title,
                        "",
                        session.place(),
                        session.starts(),
                        session.ends(),
                        session.seats(),
                        clock.instant(),
                        "",
                        EventKind.ANALYSIS),
                new PracticeAnalysis(session.theme().parameter(), session.facilitator(), Optional.empty()));
    }

    /// Writes how many people came to a session of analysis of practice, once it has begun; false otherwise.
    @Transactional
    public boolean count(UUID event, int came) {
        return find(event).filter(EventWithTalks::mayCount).isPresent() && store.came(event, came);
    }

    /// Creates an event. The form contains the id of the event, so that a form submitted twice creates only one.
    @Transactional
    void open(CommunityEventForm.NewEventInput event) {
        add(event, PracticeAnalysis.NONE);
    }

    private void add(CommunityEventForm.NewEventInput event, PracticeAnalysis analysis) {
        if (store.find(event.id()).isPresent()) return;
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner(KIND, event.id().toString()),
                event.title(),
                event.place(),
                "/evenements/" + event.id(),
                event.starts(),
                event.ends(),
                event.seats(),
                event.seats());
        bookings.put(slot);
        followFromAfar(event, slot);
        store.add(new CommunityEvent(
                event.id(),
                event.title(),
                event.words(),
                event.place(),
                slot.id(),
                event.callUntil(),
                clock.instant(),
                event.remote(),
                event.kind(),
                analysis));
    }

    /// Stores the slot of the remote seats, if the event has an address to follow. Remote seats take no seat of the
    /// room. The address is the place of this slot, which the public calendar does not show. Only the letter and
    /// the page of a booking contain the address.
    ///
    /// @param room slot of the seats in the room
    private void followFromAfar(CommunityEventForm.NewEventInput event, BookableSlot room) {
        if (event.remote().isEmpty()) return;
        bookings.put(new BookableSlot(
                remoteSlot(event.id()),
                new BookableSlot.SlotOwner(REMOTE, event.id().toString()),
                event.title(),
                Messages.in(Locale.FRENCH).t("events.remote.place", event.remote()),
                room.path(),
                new BookableSlot.SlotPeriod(event.starts(), event.ends()),
                new BookableSlot.SlotCapacity(MOST_FOLLOWERS, 0),
                false,
                0,
                Optional.empty()));
    }

    private static UUID remoteSlot(UUID event) {
        return UUID.nameUUIDFromBytes((REMOTE + " " + event).getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the number of people registered to follow an event from afar.
    private int followers(UUID event) {
        return bookings.seats(remoteSlot(event))
                .map(SeatBookings.SlotSeats::taken)
                .orElse(0);
    }

    /// Changes the texts, the place, the hours, the seats or the call of an event. If the place or the hours
    /// change, people with a seat and the speakers in the programme get a letter.
    @Transactional
    CommunityEventChangeResult change(CommunityEventForm.NewEventInput to) {
        var shown = find(to.id());
        if (shown.isEmpty()) return new CommunityEventChangeResult.EventNotFound();
        if (!shown.get().mayChange() || shown.get().event().isAnalysis())
            return new CommunityEventChangeResult.EventClosed();
        var outside = shown.get().programme().stream()
                .filter(talk ->
                        talk.starts().stream().anyMatch(at -> at.isBefore(to.starts()) || !at.isBefore(to.ends())))
                .map(CommunityEvent.EventTalk::title)
                .toList();
        if (!outside.isEmpty()) return new CommunityEventChangeResult.TalksOutsideHours(outside);
        if (to.remote().isEmpty() && shown.get().followers() > 0)
            return new CommunityEventChangeResult.FollowersWithoutAddress(
                    shown.get().followers());
        var before = shown.get().seats().slot();
        var after = new BookableSlot(
                before.id(),
                before.owner(),
                to.title(),
                to.place(),
                before.path(),
                new BookableSlot.SlotPeriod(to.starts(), to.ends()),
                new BookableSlot.SlotCapacity(to.seats(), to.seats()),
                before.listed(),
                before.changes(),
                before.calledOff());
        store.change(new CommunityEvent(
                to.id(),
                to.title(),
                to.words(),
                to.place(),
                before.id(),
                to.callUntil(),
                clock.instant(),
                to.remote(),
                to.kind(),
                shown.get().event().analysis()));
        bookings.put(after);
        followFromAfar(to, after);
        if (!before.time().equals(after.time()) || !before.place().equals(after.place()))
            tell(shown.get(), after, "events.mail.moved");
        return new CommunityEventChangeResult.EventChanged();
    }

    /// Cancels the event: each person with a seat and each speaker gets a letter.
    @Transactional
    CommunityEventChangeResult callOff(UUID id) {
        var shown = find(id);
        if (shown.isEmpty()) return new CommunityEventChangeResult.EventNotFound();
        var slot = shown.get().seats().slot();
        if (!shown.get().mayChange() || !bookings.callOff(slot.id()))
            return new CommunityEventChangeResult.EventClosed();
        bookings.callOff(remoteSlot(id));
        tell(shown.get(), slot, "events.mail.off");
        return new CommunityEventChangeResult.EventChanged();
    }

    /// Sends a letter to the speakers who gave a mail address. A speaker whose talk was declined gets no letter.
    ///
    /// @param key message key of the letter
    private void tell(EventWithTalks shown, BookableSlot slot, String key) {
        shown.talks().stream()
                .filter(talk -> talk.state() != CommunityEvent.TalkState.DECLINED)
                .flatMap(talk -> MailAddress.of(talk.speaker().contact()).stream())
                .distinct()
                .forEach(to -> letters.post(
                        LetterRecipient.of(to, "fr"),
                        key,
                        slot.ends(),
                        slot.title(),
                        ParisTime.day(slot.starts()),
                        LocalTime.ofInstant(slot.starts(), ParisTime.ZONE),
                        slot.place(),
                        new LetterWriter.LetterPageAddress(
                                "/evenements/" + shown.event().id())));
    }

    @Transactional(readOnly = true)
    List<EventWithTalks> list() {
        return list(Optional.empty());
    }

    /// Returns the events to come, the next one first, then the past ones, the latest first.
    ///
    /// @param kind the only kind to list; empty for all
    @Transactional(readOnly = true)
    List<EventWithTalks> list(Optional<EventKind> kind) {
        return store.list().stream()
                .filter(event -> kind.isEmpty() || kind.get() == event.kind())
                .flatMap(event -> find(event.id()).stream())
                .sorted(Comparator.comparing(EventWithTalks::isPast).thenComparing(EventWithTalks::distance))
                .toList();
    }

    /// « Événement à venir » — what an invitation says of an event.
    public record UpcomingEvent(UUID id, String title, String place, Instant starts) {}

    /// The events that begin between two moments and take place, the earliest first.
    @Transactional(readOnly = true)
    public List<UpcomingEvent> between(Instant from, Instant until) {
        return list().stream()
                .filter(shown -> !shown.isCalledOff())
                .map(shown -> new UpcomingEvent(
                        shown.event().id(),
                        shown.event().title(),
                        shown.event().place(),
                        shown.seats().slot().starts()))
                .filter(one -> !one.starts().isBefore(from) && one.starts().isBefore(until))
                .sorted(Comparator.comparing(UpcomingEvent::starts))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<EventWithTalks> find(UUID id) {
        return store.find(id)
                .flatMap(event -> bookings.seats(event.slot())
                        .map(seats ->
                                new EventWithTalks(event, seats, followers(id), store.talks(id), clock.instant())));
    }

    /// Returns whether participants can give feedback about an event. This is so if a package that counts
    /// feedback is installed.
    boolean hasVoices() {
        return voices.stream().findAny().isPresent();
    }

    /// Returns the feedback counts of an event; empty if too few people answered.
    ///
    /// @param reader threshold that applies to the readers of the counts
    @Transactional(readOnly = true)
    Optional<FeedbackCounts.FeedbackSummary> said(EventWithTalks shown, SmallCountThreshold reader) {
        return voices.stream()
                .flatMap(some ->
                        some
                                .said(
                                        FeedbackCounts.FeedbackSubjectKind.MOMENT,
                                        shown.event().slot(),
                                        reader)
                                .stream())
                .findFirst();
    }

    /// Proposes a talk; false after the end of the call, by the server's clock, and for an analysis of practice.
    @Transactional
    public boolean propose(UUID event, UUID id, String title, String words, String speaker, String contact) {
        var now = clock.instant();
        var open = store.find(event).filter(one -> !one.isAnalysis() && now.isBefore(one.callUntil()));
        open.ifPresent(_ -> store.propose(new CommunityEvent.EventTalk(
                id,
                event,
                now,
                title,
                words,
                new CommunityEvent.TalkSpeaker(speaker, contact),
                CommunityEvent.TalkState.PROPOSED,
                CommunityEvent.ProgrammeSlot.NONE,
                "",
                false)));
        return open.isPresent();
    }

    /// Accepts a talk into the programme. Returns false if the talk is unknown, or if its start is outside the
    /// hours of the event.
    @Transactional
    public boolean take(UUID event, UUID talk, String track, String room, Instant starts) {
        return find(event).filter(shown -> shown.holds(starts)).isPresent()
                && store.place(
                        event,
                        talk,
                        CommunityEvent.TalkState.TAKEN,
                        new CommunityEvent.ProgrammeSlot(track, room, Optional.of(starts)));
    }

    @Transactional
    boolean decline(UUID event, UUID talk) {
        return store.place(event, talk, CommunityEvent.TalkState.DECLINED, CommunityEvent.ProgrammeSlot.NONE);
    }

    @Transactional
    public boolean note(UUID event, UUID talk, String minutes) {
        return store.note(event, talk, minutes);
    }

    /// Publishes the minutes of a talk as a learning resource with the same id. If the minutes are published
    /// again, the resource is updated. Returns false if there are no minutes.
    @Transactional
    public boolean share(UUID event, UUID talk) {
        var spokenTalk = find(event).stream()
                .flatMap(shown -> shown.programme().stream())
                .filter(one -> one.id().equals(talk) && !one.minutes().isEmpty())
                .findFirst();
        if (spokenTalk.isEmpty()) return false;
        var heldTalk = spokenTalk.get();
        var now = clock.instant();
        resources.put(new LearningResource(
                heldTalk.id(),
                heldTalk.title(),
                heldTalk.minutes(),
                LearningResource.ResourceKind.GUIDE,
                List.of(),
                new LearningResource.ResourceTargetReaders(
                        LearningResource.ResourceAudience.HELPER, "fr", LearningResource.ResourceReadingLevel.USUAL),
                new LearningResource.ResourceSource(
                        LearningResource.ResourceLicence.CC_BY_SA,
                        heldTalk.speaker().name(),
                        ""),
                ParisTime.day(now),
                now));
        store.share(talk);
        return true;
    }

    /// Books a seat outside a transaction, so that concurrent bookings are processed in one batch. Nobody gives a
    /// name for an analysis of practice.
    ///
    /// @param fromAfar whether the person follows the event from afar, without a seat in the room
    BookingResult book(UUID event, SeatBooking.BookingRequest asking, boolean fromAfar) {
        return store.find(event)
                .filter(found -> !found.isAnalysis())
                .map(found -> bookings.book(fromAfar ? remoteSlot(event) : found.slot(), asking))
                .orElseGet(BookingResult.SlotNotFound::new);
    }

    @Transactional(readOnly = true)
    List<SeatBooking> registered(UUID event) {
        return store.find(event).map(found -> bookings.list(found.slot())).orElse(List.of());
    }

    @Transactional(readOnly = true)
    Optional<TalkWithQuestions> room(UUID event, UUID talk) {
        return find(event)
                .flatMap(shown -> shown.programme().stream()
                        .filter(one -> one.id().equals(talk))
                        .findFirst()
                        .map(one -> new TalkWithQuestions(shown, one, store.questions(talk))));
    }

    @Transactional
    void ask(UUID talk, UUID id, String words) {
        store.ask(new CommunityEvent.TalkAudienceQuestion(id, talk, clock.instant(), words, 0), MOST_QUESTIONS);
    }

    @Transactional
    void vote(UUID talk, UUID question) {
        store.vote(talk, question);
    }
}
