package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Answer;
import org.tousaidants.label.interviews.Interview.Conclusion;
import org.tousaidants.label.interviews.Interview.Judgement;
import org.tousaidants.label.interviews.Interview.Outcome;
import org.tousaidants.label.interviews.Interview.Phase;
import org.tousaidants.label.interviews.Interview.Seat;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.rules.protocol.Protocol.Criterion;
import org.tousaidants.rules.versions.PublishedRules;

/// « Siéger » — service for peers: they accept or decline, meet the person, and each concludes alone. Only
/// drawn peers have access.
@Service
public class PeerInterviews {
    private static final Duration BETWEEN = Duration.ofHours(1);
    static final Duration ANSWER_WITHIN = Duration.ofDays(7);

    /// Time after the meeting. The protocol sets no deadline, but a later conclusion would rest on memory.
    private static final Duration REMINDED_AFTER = Duration.ofDays(5);

    static final Duration CONCLUDE_WITHIN = Duration.ofDays(15);
    private static final int LISTED = 50;

    /// @param others the conclusions of the other peers; empty until all have concluded
    public record PeerInterviewView(
            Interview interview,
            Seat seat,
            Phase phase,
            Map<UUID, InterviewParticipantReader.Person> people,
            List<Instant> dates,
            List<Criterion> criteria,
            List<String> conflicts,
            int minutes,
            Optional<Conclusion> own,
            List<Conclusion> others) {
        InterviewParticipantReader.Person met() {
            var person = people.get(interview.helper());
            return person == null ? new InterviewParticipantReader.Person(interview.helper(), "", "", "") : person;
        }

        boolean mayConclude() {
            return seat.answer() == Answer.ACCEPTED
                    && phase == Phase.MET
                    && seat.meeting() == interview.meeting().n()
                    && own.isEmpty();
        }
    }

    sealed interface Answering {
        record Done() implements Answering {}

        /// The peer chose none of the remaining dates.
        record NoDateChosen() implements Answering {}

        /// The interview is over, or another peer was drawn.
        record TooLate() implements Answering {}

        /// Refused: a participant has another interview on each of these dates.
        record Busy() implements Answering {}

        /// The peer and the person are now in the same organisation.
        record Colleague() implements Answering {}

        record NotDrawn() implements Answering {}
    }

    sealed interface Concluding {
        record Concluded() implements Concluding {}

        /// The day of the meeting has not come.
        record TooEarly() implements Concluding {}

        /// The peer has already concluded; nothing is written.
        record AlreadyConcluded() implements Concluding {}

        record TooLate() implements Concluding {}

        /// The peer and the person are now in the same organisation.
        record Colleague() implements Concluding {}

        /// The founding rule by which the peer was drawn is over.
        record FoundingRuleEnded() implements Concluding {}

        record NotDrawn() implements Concluding {}
    }

    private final InterviewStore store;
    private final HelperDossiers dossiers;
    private final PeerDraw peers;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public PeerInterviews(
            InterviewStore store,
            HelperDossiers dossiers,
            PeerDraw peers,
            InterviewParticipantReader personReader,
            PublishedRules rules,
            InterviewLetterWriter interviewLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.peers = peers;
        this.personReader = personReader;
        this.rules = rules;
        this.interviewLetterWriter = interviewLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<PeerInterviewView> list(Actor self) {
        return peer(self)
                .map(peer -> store.ofPeer(peer, LISTED).stream()
                        .flatMap(id -> see(peer, id).stream())
                        .toList())
                .orElse(List.of());
    }

    @Transactional(readOnly = true)
    Optional<PeerInterviewView> see(Actor self, UUID id) {
        return peer(self).flatMap(peer -> see(peer, id));
    }

    private Optional<UUID> peer(Actor self) {
        return dossiers.ofAccount(self.id()).map(one -> one.helper());
    }

    private Optional<PeerInterviewView> see(UUID peer, UUID id) {
        var interview = store.find(id);
        var seat = interview.flatMap(one -> one.seat(peer));
        if (interview.isEmpty() || seat.isEmpty()) return Optional.empty();
        var found = interview.get();
        var now = clock.instant();
        var people = personReader.of(found);
        var rule = rules.now().protocol().interview();
        var profile =
                dossiers.helper(found.helper()).map(helper -> helper.profile()).orElse("");
        var meeting = found.meeting(seat.get().meeting());
        var beside = found.beside(meeting);
        return Optional.of(new PeerInterviewView(
                found,
                seat.get(),
                found.phase(now),
                people,
                found.dates(now),
                rule.criteria().stream()
                        .filter(criterion -> criterion.profiles().contains(profile))
                        .toList(),
                rule.conflicts(),
                rule.minutes(),
                found.conclusion(peer),
                !found.over() && beside.size() < found.needed(meeting)
                        ? List.of()
                        : beside.stream()
                                .filter(each -> !each.peer().equals(peer))
                                .toList()));
    }

    @Transactional
    public Answering accept(Actor self, UUID id, List<Instant> dates) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new Answering.NotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new Answering.NotDrawn();
        var now = clock.instant();
        if (interview.phase(now) != Phase.ASKED || !interview.live().contains(seat.get()))
            return new Answering.TooLate();
        if (seat.get().answer() == Answer.ACCEPTED) return new Answering.Done();
        if (peers.isOver(id, seat.get(), now)) return new Answering.TooLate();
        if (colleagues(interview, peer.get())) return new Answering.Colleague();
        var left = interview.dates(now);
        if (dates.isEmpty() || !left.containsAll(dates)) return new Answering.NoDateChosen();
        store.lockHelper(peer.get());
        var free = free(interview, peer.get(), dates, now);
        if (free.isEmpty()) return new Answering.Busy();
        store.answer(id, seat.get().n(), Answer.ACCEPTED, free, -1, self.id(), now);
        events.publishEvent(new InterviewStatusChanged(Optional.of(self.id()), "accepted", id));
        var after = store.find(id).orElseThrow();
        after.fixed().ifPresent(day -> interviewLetterWriter.fixed(after, day));
        return new Answering.Done();
    }

    /// The dates on which no participant has another interview.
    private List<Instant> free(Interview interview, UUID peer, List<Instant> dates, Instant now) {
        var minutes = Duration.ofMinutes(rules.now().protocol().interview().minutes());
        var people = new LinkedHashSet<UUID>();
        people.add(peer);
        people.add(interview.helper());
        interview.live().forEach(seat -> people.add(seat.peer()));
        var taken = people.stream()
                .flatMap(person -> Stream.concat(store.ofPeer(person, LISTED).stream(), store.last(person).stream()))
                .distinct()
                .filter(other -> !other.equals(interview.id()))
                .flatMap(other -> store.find(other).stream())
                .filter(other -> other.phase(now) == Phase.FIXED)
                .filter(other -> people.contains(other.helper())
                        || other.live().stream().anyMatch(seat -> people.contains(seat.peer())))
                .flatMap(other -> other.fixed().stream())
                .toList();
        return dates.stream()
                .filter(date -> taken.stream()
                        .noneMatch(other -> Duration.between(other, date).abs().compareTo(minutes) < 0))
                .toList();
    }

    /// @param conflict index of the conflict in the protocol; -1 if the peer only cannot come
    @Transactional
    Answering decline(Actor self, UUID id, int conflict) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new Answering.NotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new Answering.NotDrawn();
        var now = clock.instant();
        var phase = interview.phase(now);
        if (!interview.live().contains(seat.get())
                || interview.conclusion(peer.get()).isPresent()
                || phase == Phase.MET
                || phase == Phase.DISAGREED
                || interview.over()
                || conflict >= rules.now().protocol().interview().conflicts().size()) return new Answering.TooLate();
        var answer = conflict < 0 ? Answer.DECLINED : Answer.CONFLICT;
        store.answer(id, seat.get().n(), answer, List.of(), conflict, self.id(), now);
        events.publishEvent(
                new InterviewStatusChanged(Optional.of(self.id()), conflict < 0 ? "declined" : "conflict", id));
        peers.draw(id, now);
        return new Answering.Done();
    }

    /// Stores the conclusion of one peer. The last conclusion writes the common one into the dossier, or asks
    /// for a third peer.
    @Transactional
    public Concluding conclude(Actor self, UUID id, boolean favourable, Map<String, Judgement> criteria, String words) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new Concluding.NotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new Concluding.NotDrawn();
        if (interview.conclusion(peer.get()).isPresent()) return new Concluding.AlreadyConcluded();
        if (seat.get().answer() == Answer.SILENT) return new Concluding.TooLate();
        if (seat.get().answer() != Answer.ACCEPTED || !interview.live().contains(seat.get()))
            return new Concluding.NotDrawn();
        var now = clock.instant();
        switch (interview.phase(now)) {
            case ASKED, NEW_DATES, FIXED -> {
                return new Concluding.TooEarly();
            }
            case DISAGREED, DONE, CANCELLED -> {
                return new Concluding.TooLate();
            }
            case MET -> {
                if (colleagues(interview, peer.get())) return new Concluding.Colleague();
                if (peers.isOver(id, seat.get(), now)) return new Concluding.FoundingRuleEnded();
                var meeting = interview.meeting();
                store.conclude(id, new Conclusion(peer.get(), meeting.n(), now, favourable, criteria, words));
                events.publishEvent(new InterviewStatusChanged(Optional.of(self.id()), "concluded", id));
                together(store.find(id).orElseThrow(), now);
                return new Concluding.Concluded();
            }
        }
        return new Concluding.TooLate();
    }

    /// Whether peer and person are in the same organisation now. It is checked again, because one of them may
    /// have changed organisation after the draw, or a coordinator merged two spellings.
    private boolean colleagues(Interview interview, UUID peer) {
        if (!rules.now().protocol().interview().otherOrganisations()) return false;
        var met = dossiers.helper(interview.helper()).map(Helper::organisationKey);
        return met.filter(key -> !key.isEmpty()).equals(dossiers.helper(peer).map(Helper::organisationKey));
    }

    private void together(Interview interview, Instant now) {
        var meeting = interview.meeting();
        if (interview.ofMeeting().size() < meeting.peers()) return;
        Interview.together(interview.beside(meeting), interview.needed(meeting))
                .ifPresentOrElse(
                        favourable -> {
                            var day = ParisTime.day(interview.fixed().orElseThrow());
                            store.settle(interview.id(), new Outcome(favourable, day, now));
                            interviewLetterWriter.settled(interview);
                            events.publishEvent(
                                    new InterviewStatusChanged(Optional.empty(), "settled", interview.id()));
                        },
                        () -> interviewLetterWriter.disagreed(interview));
    }

    @Bean("interviews.lapse")
    static Job lapseJob(PeerInterviews interviews) {
        return Job.every(BETWEEN).items(interviews::unanswered, interviews::lapse);
    }

    @Bean("interviews.seek")
    static Job seekJob(PeerInterviews interviews) {
        return Job.every(BETWEEN).items(interviews::ahead, interviews::seek);
    }

    @Bean("interviews.hasten")
    static Job hastenJob(PeerInterviews interviews) {
        return Job.every(BETWEEN).items(interviews::met, interviews::hasten);
    }

    List<InterviewStore.Key> unanswered() {
        return Stream.concat(store.unanswered(clock.instant().minus(ANSWER_WITHIN)).stream(), store.founding().stream())
                .distinct()
                .toList();
    }

    List<InterviewStore.Key> ahead() {
        return store.ahead(clock.instant());
    }

    List<InterviewStore.Key> met() {
        return store.met(clock.instant().minus(REMINDED_AFTER));
    }

    /// Replaces a peer who does not answer before the deadline, or whom the founding rule no longer allows.
    @Transactional
    void lapse(InterviewStore.Key key) {
        var now = clock.instant();
        store.lock(key.id());
        var interview = store.find(key.id()).orElseThrow();
        var late = interview.live().stream()
                .filter(seat -> seat.answer() == Answer.NONE && seat.drawnAt().isBefore(now.minus(ANSWER_WITHIN))
                        || interview.conclusion(seat.peer()).isEmpty() && peers.isOver(key.id(), seat, now))
                .toList();
        for (var seat : late) {
            store.answer(key.id(), seat.n(), Answer.LAPSED, List.of(), -1, seat.peer(), now);
            events.publishEvent(new InterviewStatusChanged(Optional.empty(), "lapsed", key.id()));
        }
        if (!late.isEmpty()) peers.draw(key.id(), now);
    }

    /// Draws a peer for an interview that had none available; a new network has few peers.
    @Transactional
    void seek(InterviewStore.Key key) {
        var now = clock.instant();
        store.lock(key.id());
        if (store.find(key.id()).orElseThrow().lacksPeople(now)) peers.fill(key.id(), now);
    }

    /// Reminds a peer who met the person to conclude, once; then replaces them. The other conclusions stay, and
    /// the person proposes dates to the substitute.
    @Transactional
    void hasten(InterviewStore.Key key) {
        var now = clock.instant();
        store.lock(key.id());
        var interview = store.find(key.id()).orElseThrow();
        if (interview.phase(now) != Phase.MET) return;
        var since = Duration.between(interview.fixed().orElseThrow(), now);
        if (since.compareTo(REMINDED_AFTER) < 0) return;
        var late = interview.live().stream()
                .filter(seat -> interview.conclusion(seat.peer()).isEmpty())
                .toList();
        if (since.compareTo(CONCLUDE_WITHIN) < 0) late.forEach(seat -> remind(interview, seat, now));
        else giveUp(interview, late, now);
    }

    private void remind(Interview interview, Seat seat, Instant now) {
        if (!store.remind(interview.id(), seat.n(), now)) return;
        interviewLetterWriter.reminded(
                interview, seat, ParisTime.day(interview.fixed().orElseThrow().plus(CONCLUDE_WITHIN)));
        events.publishEvent(new InterviewStatusChanged(Optional.empty(), "reminded", interview.id()));
    }

    private void giveUp(Interview interview, List<Seat> late, Instant now) {
        for (var seat : late) {
            store.answer(interview.id(), seat.n(), Answer.SILENT, List.of(), -1, seat.peer(), now);
            interviewLetterWriter.silent(interview, seat);
            events.publishEvent(new InterviewStatusChanged(Optional.empty(), "silent", interview.id()));
        }
        interviewLetterWriter.standIn(interview);
    }
}
