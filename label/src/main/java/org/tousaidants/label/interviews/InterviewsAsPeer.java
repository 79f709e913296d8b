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
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.CriterionJudgement;
import org.tousaidants.label.interviews.PeerInterview.DrawnPeer;
import org.tousaidants.label.interviews.PeerInterview.InterviewConclusion;
import org.tousaidants.label.interviews.PeerInterview.InterviewOutcome;
import org.tousaidants.label.interviews.PeerInterview.InterviewPhase;
import org.tousaidants.label.interviews.PeerInterview.InvitedPeerAnswer;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.rules.protocol.LabelProtocol.InterviewCriterion;
import org.tousaidants.rules.versions.PublishedRules;

/// « Siéger » — lets peers accept or decline, meet the person, and write their own conclusion. Only drawn peers have
/// access.
@Service
public class InterviewsAsPeer {
    private static final Duration BETWEEN = Duration.ofHours(1);
    static final Duration ANSWER_WITHIN = Duration.ofDays(7);

    /// Time after the meeting, in days, at which a peer without a conclusion is reminded. The protocol sets no
    /// deadline, but a conclusion that is written much later would depend on memory.
    private static final Duration REMINDED_AFTER = Duration.ofDays(5);

    static final Duration CONCLUDE_WITHIN = Duration.ofDays(15);
    private static final int LISTED = 50;

    /// An interview as one of its peers sees it.
    ///
    /// @param others conclusions of the other peers; empty until all have written one
    public record PeerInterviewView(
            PeerInterview interview,
            DrawnPeer seat,
            InterviewPhase phase,
            Map<UUID, InterviewParticipantReader.InterviewParticipant> people,
            List<Instant> dates,
            List<InterviewCriterion> criteria,
            List<String> conflicts,
            int minutes,
            Optional<InterviewConclusion> own,
            List<InterviewConclusion> others) {
        InterviewParticipantReader.InterviewParticipant met() {
            var person = people.get(interview.helper());
            return person == null
                    ? new InterviewParticipantReader.InterviewParticipant(interview.helper(), "", "", "")
                    : person;
        }

        boolean mayConclude() {
            return seat.answer() == InvitedPeerAnswer.ACCEPTED
                    && phase == InterviewPhase.MET
                    && seat.meeting() == interview.meeting().n()
                    && own.isEmpty();
        }
    }

    sealed interface PeerInvitationResult {
        record PeerInvitationAnswered() implements PeerInvitationResult {}

        /// The answer is refused, because the peer chose none of the dates that are still possible.
        record NoInterviewDateChosen() implements PeerInvitationResult {}

        /// The answer is refused, because the interview is over, or because another peer was drawn in the
        /// meantime.
        record TooLateToAnswerInvitation() implements PeerInvitationResult {}

        /// The answer is refused, because on each of the chosen dates a participant has another interview.
        record ParticipantNotAvailable() implements PeerInvitationResult {}

        /// The answer is refused, because the peer and the interviewed person are now in the same
        /// organisation.
        record PeerIsColleague() implements PeerInvitationResult {}

        record PeerNotDrawn() implements PeerInvitationResult {}
    }

    sealed interface PeerConclusionResult {
        record InterviewConcluded() implements PeerConclusionResult {}

        /// The conclusion is refused, because the day of the meeting has not come yet.
        record TooEarlyToConclude() implements PeerConclusionResult {}

        /// The peer has already written a conclusion, so nothing is stored.
        record InterviewAlreadyConcluded() implements PeerConclusionResult {}

        record TooLateToConclude() implements PeerConclusionResult {}

        /// The conclusion is refused, because the peer and the interviewed person are now in the same
        /// organisation.
        record ConcludingPeerIsColleague() implements PeerConclusionResult {}

        /// The conclusion is refused, because the founding rule by which the peer was drawn has ended.
        record FoundingPeerRuleEnded() implements PeerConclusionResult {}

        record ConcludingPeerNotDrawn() implements PeerConclusionResult {}
    }

    private final PeerInterviewStore store;
    private final HelperLabelDossiers dossiers;
    private final PeerDrawByLot peers;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public InterviewsAsPeer(
            PeerInterviewStore store,
            HelperLabelDossiers dossiers,
            PeerDrawByLot peers,
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
    public List<PeerInterviewView> list(SignedInPerson self) {
        return peer(self)
                .map(peer -> store.ofPeer(peer, LISTED).stream()
                        .flatMap(id -> see(peer, id).stream())
                        .toList())
                .orElse(List.of());
    }

    @Transactional(readOnly = true)
    Optional<PeerInterviewView> see(SignedInPerson self, UUID id) {
        return peer(self).flatMap(peer -> see(peer, id));
    }

    private Optional<UUID> peer(SignedInPerson self) {
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
    public PeerInvitationResult accept(SignedInPerson self, UUID id, List<Instant> dates) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new PeerInvitationResult.PeerNotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new PeerInvitationResult.PeerNotDrawn();
        var now = clock.instant();
        if (interview.phase(now) != InterviewPhase.ASKED || !interview.live().contains(seat.get()))
            return new PeerInvitationResult.TooLateToAnswerInvitation();
        if (seat.get().answer() == InvitedPeerAnswer.ACCEPTED) return new PeerInvitationResult.PeerInvitationAnswered();
        if (peers.isOver(id, seat.get(), now)) return new PeerInvitationResult.TooLateToAnswerInvitation();
        if (colleagues(interview, peer.get())) return new PeerInvitationResult.PeerIsColleague();
        var left = interview.dates(now);
        if (dates.isEmpty() || !left.containsAll(dates)) return new PeerInvitationResult.NoInterviewDateChosen();
        store.lockHelper(peer.get());
        var free = free(interview, peer.get(), dates, now);
        if (free.isEmpty()) return new PeerInvitationResult.ParticipantNotAvailable();
        store.answer(id, seat.get().n(), InvitedPeerAnswer.ACCEPTED, free, -1, self.id(), now);
        events.publishEvent(new PeerInterviewStatusChanged(Optional.of(self.id()), "accepted", id));
        var after = store.find(id).orElseThrow();
        after.fixed().ifPresent(day -> interviewLetterWriter.fixed(after, day));
        return new PeerInvitationResult.PeerInvitationAnswered();
    }

    /// Returns those of the given dates on which no participant has another interview.
    ///
    /// @param peer the peer whose other interviews count too
    private List<Instant> free(PeerInterview interview, UUID peer, List<Instant> dates, Instant now) {
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
                .filter(other -> other.phase(now) == InterviewPhase.FIXED)
                .filter(other -> people.contains(other.helper())
                        || other.live().stream().anyMatch(seat -> people.contains(seat.peer())))
                .flatMap(other -> other.fixed().stream())
                .toList();
        return dates.stream()
                .filter(date -> taken.stream()
                        .noneMatch(other -> Duration.between(other, date).abs().compareTo(minutes) < 0))
                .toList();
    }

    /// Stores that a peer declines an interview.
    ///
    /// @param self the peer
    /// @param id id of the interview
    /// @param conflict index of the conflict of interest in the protocol; -1 if the peer only cannot come
    @Transactional
    PeerInvitationResult decline(SignedInPerson self, UUID id, int conflict) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new PeerInvitationResult.PeerNotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new PeerInvitationResult.PeerNotDrawn();
        var now = clock.instant();
        var phase = interview.phase(now);
        if (!interview.live().contains(seat.get())
                || interview.conclusion(peer.get()).isPresent()
                || phase == InterviewPhase.MET
                || phase == InterviewPhase.DISAGREED
                || interview.over()
                || conflict >= rules.now().protocol().interview().conflicts().size())
            return new PeerInvitationResult.TooLateToAnswerInvitation();
        var answer = conflict < 0 ? InvitedPeerAnswer.DECLINED : InvitedPeerAnswer.CONFLICT;
        store.answer(id, seat.get().n(), answer, List.of(), conflict, self.id(), now);
        events.publishEvent(
                new PeerInterviewStatusChanged(Optional.of(self.id()), conflict < 0 ? "declined" : "conflict", id));
        peers.draw(id, now);
        return new PeerInvitationResult.PeerInvitationAnswered();
    }

    /// Stores the conclusion of one peer. When the last conclusion is stored and all are equal, the common
    /// conclusion is added to the dossier; if they differ, a third peer is needed.
    @Transactional
    public PeerConclusionResult conclude(
            SignedInPerson self, UUID id, boolean favourable, Map<String, CriterionJudgement> criteria, String words) {
        var peer = peer(self);
        if (peer.isEmpty() || !store.lock(id)) return new PeerConclusionResult.ConcludingPeerNotDrawn();
        var interview = store.find(id).orElseThrow();
        var seat = interview.seat(peer.get());
        if (seat.isEmpty()) return new PeerConclusionResult.ConcludingPeerNotDrawn();
        if (interview.conclusion(peer.get()).isPresent()) return new PeerConclusionResult.InterviewAlreadyConcluded();
        if (seat.get().answer() == InvitedPeerAnswer.SILENT) return new PeerConclusionResult.TooLateToConclude();
        if (seat.get().answer() != InvitedPeerAnswer.ACCEPTED
                || !interview.live().contains(seat.get())) return new PeerConclusionResult.ConcludingPeerNotDrawn();
        var now = clock.instant();
        switch (interview.phase(now)) {
            case ASKED, NEW_DATES, FIXED -> {
                return new PeerConclusionResult.TooEarlyToConclude();
            }
            case DISAGREED, DONE, CANCELLED -> {
                return new PeerConclusionResult.TooLateToConclude();
            }
            case MET -> {
                if (colleagues(interview, peer.get())) return new PeerConclusionResult.ConcludingPeerIsColleague();
                if (peers.isOver(id, seat.get(), now)) return new PeerConclusionResult.FoundingPeerRuleEnded();
                var meeting = interview.meeting();
                store.conclude(id, new InterviewConclusion(peer.get(), meeting.n(), now, favourable, criteria, words));
                events.publishEvent(new PeerInterviewStatusChanged(Optional.of(self.id()), "concluded", id));
                together(store.find(id).orElseThrow(), now);
                return new PeerConclusionResult.InterviewConcluded();
            }
        }
        return new PeerConclusionResult.TooLateToConclude();
    }

    /// Returns whether peer and person are in the same organisation now. This is checked again, because one of
    /// them may have changed organisation after the draw, or a coordinator merged two spellings.
    private boolean colleagues(PeerInterview interview, UUID peer) {
        if (!rules.now().protocol().interview().otherOrganisations()) return false;
        var met = dossiers.helper(interview.helper()).map(Helper::organisationKey);
        return met.filter(key -> !key.isEmpty()).equals(dossiers.helper(peer).map(Helper::organisationKey));
    }

    private void together(PeerInterview interview, Instant now) {
        var meeting = interview.meeting();
        if (interview.ofMeeting().size() < meeting.peers()) return;
        PeerInterview.together(interview.beside(meeting), interview.needed(meeting))
                .ifPresentOrElse(
                        favourable -> {
                            var day = ParisTime.day(interview.fixed().orElseThrow());
                            store.settle(interview.id(), new InterviewOutcome(favourable, day, now));
                            interviewLetterWriter.settled(interview);
                            events.publishEvent(
                                    new PeerInterviewStatusChanged(Optional.empty(), "settled", interview.id()));
                        },
                        () -> interviewLetterWriter.disagreed(interview));
    }

    @Bean("interviews.lapse")
    static Job lapseJob(InterviewsAsPeer interviews) {
        return Job.every(BETWEEN).items(interviews::unanswered, interviews::lapse);
    }

    @Bean("interviews.seek")
    static Job seekJob(InterviewsAsPeer interviews) {
        return Job.every(BETWEEN).items(interviews::ahead, interviews::seek);
    }

    @Bean("interviews.hasten")
    static Job hastenJob(InterviewsAsPeer interviews) {
        return Job.every(BETWEEN).items(interviews::met, interviews::hasten);
    }

    List<PeerInterviewStore.InterviewKey> unanswered() {
        return Stream.concat(store.unanswered(clock.instant().minus(ANSWER_WITHIN)).stream(), store.founding().stream())
                .distinct()
                .toList();
    }

    List<PeerInterviewStore.InterviewKey> ahead() {
        return store.ahead(clock.instant());
    }

    List<PeerInterviewStore.InterviewKey> met() {
        return store.met(clock.instant().minus(REMINDED_AFTER));
    }

    /// Replaces a peer who has not answered before the deadline, or who was drawn by the founding rule after
    /// this rule has ended.
    ///
    /// @param key the interview
    @Transactional
    void lapse(PeerInterviewStore.InterviewKey key) {
        var now = clock.instant();
        store.lock(key.id());
        var interview = store.find(key.id()).orElseThrow();
        var late = interview.live().stream()
                .filter(seat -> seat.answer() == InvitedPeerAnswer.NONE
                                && seat.drawnAt().isBefore(now.minus(ANSWER_WITHIN))
                        || interview.conclusion(seat.peer()).isEmpty() && peers.isOver(key.id(), seat, now))
                .toList();
        for (var seat : late) {
            store.answer(key.id(), seat.n(), InvitedPeerAnswer.LAPSED, List.of(), -1, seat.peer(), now);
            events.publishEvent(new PeerInterviewStatusChanged(Optional.empty(), "lapsed", key.id()));
        }
        if (!late.isEmpty()) peers.draw(key.id(), now);
    }

    /// Draws a peer for an interview for which no peer was available earlier. This happens in a new network with
    /// few peers.
    ///
    /// @param key the interview
    @Transactional
    void seek(PeerInterviewStore.InterviewKey key) {
        var now = clock.instant();
        store.lock(key.id());
        if (store.find(key.id()).orElseThrow().lacksPeople(now)) peers.fill(key.id(), now);
    }

    /// Handles peers who met the person but have not concluded: reminds each of them once, and replaces them
    /// after the deadline. The conclusions of the other peers remain, and the person proposes dates to the
    /// substitute.
    ///
    /// @param key the interview
    @Transactional
    void hasten(PeerInterviewStore.InterviewKey key) {
        var now = clock.instant();
        store.lock(key.id());
        var interview = store.find(key.id()).orElseThrow();
        if (interview.phase(now) != InterviewPhase.MET) return;
        var since = Duration.between(interview.fixed().orElseThrow(), now);
        if (since.compareTo(REMINDED_AFTER) < 0) return;
        var late = interview.live().stream()
                .filter(seat -> interview.conclusion(seat.peer()).isEmpty())
                .toList();
        if (since.compareTo(CONCLUDE_WITHIN) < 0) late.forEach(seat -> remind(interview, seat, now));
        else giveUp(interview, late, now);
    }

    private void remind(PeerInterview interview, DrawnPeer seat, Instant now) {
        if (!store.remind(interview.id(), seat.n(), now)) return;
        interviewLetterWriter.reminded(
                interview, seat, ParisTime.day(interview.fixed().orElseThrow().plus(CONCLUDE_WITHIN)));
        events.publishEvent(new PeerInterviewStatusChanged(Optional.empty(), "reminded", interview.id()));
    }

    private void giveUp(PeerInterview interview, List<DrawnPeer> late, Instant now) {
        for (var seat : late) {
            store.answer(interview.id(), seat.n(), InvitedPeerAnswer.SILENT, List.of(), -1, seat.peer(), now);
            interviewLetterWriter.silent(interview, seat);
            events.publishEvent(new PeerInterviewStatusChanged(Optional.empty(), "silent", interview.id()));
        }
        interviewLetterWriter.standIn(interview);
    }
}
