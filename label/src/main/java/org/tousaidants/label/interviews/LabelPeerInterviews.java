package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.InterviewMeeting;
import org.tousaidants.label.interviews.PeerInterview.InterviewPhase;
import org.tousaidants.label.interviews.PeerInterview.InvitedPeerAnswer;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.UpcomingMeetings;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.rules.judging.MissingRequirement;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les entretiens de pairs » — manages interviews for the interviewed person (dates, conflicts of interest,
/// cancellation), and shows a coordinator the state of each interview.
@Service
public class LabelPeerInterviews {
    static final Duration SOONEST = Duration.ofDays(3);
    static final Duration LATEST = Duration.ofDays(120);
    static final int MOST_CONFLICTS = 3;

    private static final int LISTED = 100;

    /// The state of the person's last interview.
    sealed interface OwnInterviewResult {
        /// The person has an interview.
        ///
        /// @param draws data of each draw by the number of the drawn peer
        /// @param first requirements to fulfil before the interview, in words
        /// @param nobody whether the network has no peer left to ask
        record OwnInterviewFound(
                Optional<PeerInterview> interview,
                InterviewPhase phase,
                Map<Integer, PeerDrawByLotRules.PeerDrawResult> draws,
                Map<UUID, InterviewParticipantReader.InterviewParticipant> people,
                List<String> first,
                boolean organisationSaid,
                boolean nobody)
                implements OwnInterviewResult {}

        record NoHelperFile() implements OwnInterviewResult {}

        /// The profile of the person requires no interview.
        record InterviewNotRequired() implements OwnInterviewResult {}
    }

    sealed interface InterviewRequestResult {
        record InterviewRequested() implements InterviewRequestResult {}

        /// The request is refused, because another requirement must be fulfilled first, or because the
        /// person has not stated their organisation.
        record InterviewNotYetPossible() implements InterviewRequestResult {}

        /// The request is refused, because the person already has an interview in progress.
        record InterviewAlreadyInProgress() implements InterviewRequestResult {}

        record NoInterviewInRules() implements InterviewRequestResult {}
    }

    sealed interface ConflictDeclarationResult {
        record ConflictDeclared() implements ConflictDeclarationResult {}

        /// The declaration is refused, because the person declared too many conflicts of interest and must
        /// contact a coordinator.
        record TooManyConflictsDeclared() implements ConflictDeclarationResult {}
    }

    private final PeerInterviewStore store;
    private final HelperLabelDossiers dossiers;
    private final PeerDrawByLot peers;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public LabelPeerInterviews(
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
    OwnInterviewResult mine(SignedInPerson self) {
        var dossier = dossiers.ofAccount(self.id());
        if (dossier.isEmpty()) return new OwnInterviewResult.NoHelperFile();
        var finding = peers.verdict(dossier.get()).flatMap(PeerDrawByLot::interview);
        if (finding.isEmpty()) return new OwnInterviewResult.InterviewNotRequired();
        var helper = dossiers.helper(dossier.get().helper()).orElseThrow();
        var interview = store.last(helper.id()).flatMap(id -> store.find(id));
        return new OwnInterviewResult.OwnInterviewFound(
                interview,
                interview.map(one -> one.phase(clock.instant())).orElse(InterviewPhase.CANCELLED),
                interview.map(one -> store.draws(one.id())).orElse(Map.of()),
                interview.map(one -> personReader.of(one)).orElse(Map.of()),
                first(finding.get()),
                !helper.organisationKey().isEmpty(),
                interview.filter(one -> one.lacksPeople(clock.instant())).isPresent());
    }

    /// Returns whether the next action is the person's: to state an organisation, or to propose dates.
    @Transactional(readOnly = true)
    boolean waitsForHer(SignedInPerson self) {
        var dossier = dossiers.ofAccount(self.id());
        var asked = dossier.flatMap(one -> peers.verdict(one))
                .flatMap(PeerDrawByLot::interview)
                .filter(finding -> !finding.fulfilled() && first(finding).isEmpty());
        return asked.isPresent()
                && mine(self) instanceof OwnInterviewResult.OwnInterviewFound found
                && !found.nobody()
                && switch (found.phase()) {
                    case NEW_DATES, DISAGREED, DONE, CANCELLED -> true;
                    case ASKED, FIXED, MET -> false;
                };
    }

    /// The interviews whose date is fixed and to come, for seats of people helped. The title names nobody.
    @Transactional(readOnly = true)
    public List<UpcomingMeetings.UpcomingMeeting> fixed() {
        var now = clock.instant();
        return store.ahead(now).stream()
                .flatMap(key -> store.find(key.id()).stream())
                .flatMap(interview -> interview.fixed().filter(now::isBefore).stream()
                        .map(at -> new UpcomingMeetings.UpcomingMeeting(
                                MeetingKind.INTERVIEW,
                                interview.id(),
                                Messages.in(Locale.FRENCH).t("interviews.seat.title", ParisTime.day(at)))))
                .toList();
    }

    @Bean
    static UpcomingMeetings interviewsWithSeats(LabelPeerInterviews interviews) {
        return interviews::fixed;
    }

    private static List<String> first(RequirementFinding finding) {
        return finding.gaps().stream()
                .filter(MissingRequirement.OtherRequirementFirst.class::isInstance)
                .map(gap -> ((MissingRequirement.OtherRequirementFirst) gap)
                        .requirement()
                        .name())
                .toList();
    }

    /// Opens an interview with these proposed dates. If the person already has an interview that needs new
    /// dates, replaces its dates. Peers are drawn immediately.
    ///
    /// @param place where the interview can take place
    @Transactional
    public InterviewRequestResult propose(SignedInPerson self, List<Instant> dates, String place) {
        if (!(mine(self) instanceof OwnInterviewResult.OwnInterviewFound found))
            return new InterviewRequestResult.NoInterviewInRules();
        if (!found.first().isEmpty() || !found.organisationSaid())
            return new InterviewRequestResult.InterviewNotYetPossible();
        var helper = dossiers.ofAccount(self.id()).orElseThrow().helper();
        store.lockHelper(helper);
        var now = clock.instant();
        var before = store.last(helper).flatMap(id -> store.find(id));
        var phase = before.map(one -> one.phase(now)).orElse(InterviewPhase.CANCELLED);
        var rule = rules.now().protocol().interview();
        return switch (phase) {
            case CANCELLED, DONE -> {
                var id = UUID.randomUUID();
                store.add(id, helper, now);
                store.addMeeting(id, new InterviewMeeting(1, now, rule.peers(), false, dates, place));
                yield proposed(self, id, now);
            }
            case NEW_DATES, DISAGREED -> {
                var interview = before.orElseThrow();
                var settling =
                        phase == InterviewPhase.DISAGREED || interview.meeting().settling();
                var missing = rule.peers() - interview.conclusions().size();
                interview.live().stream()
                        .filter(seat -> interview.conclusion(seat.peer()).isEmpty())
                        .forEach(seat -> interviewLetterWriter.otherDates(interview, seat));
                store.addMeeting(
                        interview.id(),
                        new InterviewMeeting(
                                interview.meetings().size() + 1,
                                now,
                                settling ? 1 : Math.max(1, missing),
                                settling,
                                dates,
                                place));
                yield proposed(self, interview.id(), now);
            }
            case ASKED, FIXED, MET -> new InterviewRequestResult.InterviewAlreadyInProgress();
        };
    }

    private InterviewRequestResult proposed(SignedInPerson self, UUID id, Instant now) {
        events.publishEvent(new PeerInterviewStatusChanged(Optional.of(self.id()), "proposed", id));
        peers.draw(id, now);
        return new InterviewRequestResult.InterviewRequested();
    }

    /// Declares that the person knows a drawn peer in a way that the protocol excludes. Another peer is then
    /// drawn.
    ///
    /// @param id id of the interview
    /// @param seat number of the draw
    /// @param conflict index of the conflict in the protocol
    @Transactional
    ConflictDeclarationResult conflict(SignedInPerson self, UUID id, int seat, int conflict) {
        var helper = dossiers.ofAccount(self.id());
        if (helper.isEmpty() || !store.lock(id)) throw new NotFoundException();
        var now = clock.instant();
        var interview = store.find(id)
                .filter(one -> one.helper().equals(helper.get().helper()))
                .filter(one -> one.phase(now) == InterviewPhase.ASKED || one.phase(now) == InterviewPhase.FIXED);
        if (interview.isEmpty()
                || interview.get().live().stream().noneMatch(one -> one.n() == seat)
                || conflict < 0
                || conflict >= rules.now().protocol().interview().conflicts().size()) throw new NotFoundException();
        if (store.declared(id, self.id()) >= MOST_CONFLICTS)
            return new ConflictDeclarationResult.TooManyConflictsDeclared();
        store.answer(id, seat, InvitedPeerAnswer.CONFLICT, List.of(), conflict, self.id(), now);
        events.publishEvent(new PeerInterviewStatusChanged(Optional.of(self.id()), "conflict", id));
        peers.draw(id, now);
        return new ConflictDeclarationResult.ConflictDeclared();
    }

    /// Cancels an interview before the meeting. Returns false if there is no interview, or if the meeting has
    /// taken place.
    ///
    /// @param id id of the interview
    @Transactional
    boolean cancel(SignedInPerson self, UUID id) {
        var helper = dossiers.ofAccount(self.id());
        if (helper.isEmpty() || !store.lock(id)) return false;
        var now = clock.instant();
        var interview =
                store.find(id).filter(one -> one.helper().equals(helper.get().helper()));
        if (interview.isEmpty()) return false;
        switch (interview.get().phase(now)) {
            case MET, DISAGREED, DONE -> {
                return false;
            }
            case CANCELLED -> {
                return true;
            }
            case ASKED, NEW_DATES, FIXED -> {
                // An interview with a conclusion cannot be cancelled, because conclusions are never
                // deleted. The person can only propose new dates.
                if (!interview.get().conclusions().isEmpty()) return false;
                store.cancel(id, self.id(), now);
                interviewLetterWriter.cancelled(interview.get());
                events.publishEvent(new PeerInterviewStatusChanged(Optional.of(self.id()), "cancelled", id));
                return true;
            }
        }
        return false;
    }

    /// One line of the coordinator's list: the person and the state of the interview, never the content.
    record InterviewRow(
            PeerInterview interview, InterviewPhase phase, String name, List<String> peers, boolean nobody) {
        /// Returns the last part of the message key of the state.
        String step() {
            return nobody ? "nobody" : EnumConstantName.low(phase);
        }
    }

    /// Returns the number of peers that one interview needs.
    int needed() {
        return rules.now().protocol().interview().peers();
    }

    /// Returns the founding rule, by which a new network may draw peers who lack only the interview themselves.
    @Transactional(readOnly = true)
    PeerDrawByLot.FoundingPeerRule founding() {
        return peers.founding();
    }

    /// Returns whether any peer was ever drawn in this network.
    @Transactional(readOnly = true)
    boolean hasDrawn() {
        return store.hasDrawn();
    }

    /// Returns the numbers of people who may be drawn as peers today.
    @Transactional(readOnly = true)
    PeerDrawByLot.AvailablePeerCounts peers() {
        return peers.counts(clock.instant());
    }

    @Transactional
    List<InterviewRow> all(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var now = clock.instant();
        var lines = store.all(LISTED).stream()
                .flatMap(id -> store.find(id).stream())
                .map(one -> {
                    var people = personReader.of(one);
                    return new InterviewRow(
                            one,
                            one.phase(now),
                            InterviewParticipantReader.name(people, one.helper()),
                            one.live().stream()
                                    .map(seat -> InterviewParticipantReader.name(people, seat.peer()))
                                    .toList(),
                            one.lacksPeople(now));
                })
                .toList();
        if (!lines.isEmpty()) events.publishEvent(new PeerInterviewsRead(reader.id(), lines.size()));
        return lines;
    }
}
