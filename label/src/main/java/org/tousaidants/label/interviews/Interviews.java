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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Answer;
import org.tousaidants.label.interviews.Interview.Meeting;
import org.tousaidants.label.interviews.Interview.Phase;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.UpcomingMeetings;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.rules.judging.MissingRequirement;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les entretiens de pairs » — service for the interviewed person (dates, conflicts of interest,
/// cancellation) and for the coordinator, who sees the state of each interview.
@Service
public class Interviews {
    static final Duration SOONEST = Duration.ofDays(3);
    static final Duration LATEST = Duration.ofDays(120);
    static final int MOST_CONFLICTS = 3;

    private static final int LISTED = 100;

    /// The state of the person's interview; `interview` is the last one.
    sealed interface OwnInterview {
        /// @param draws how each peer was drawn, by the number of their seat
        /// @param first the requirements to fulfil before the interview, in words
        /// @param nobody whether the network has no peer left to ask
        record Found(
                Optional<Interview> interview,
                Phase phase,
                Map<Integer, PeerDrawRules.Drawn> draws,
                Map<UUID, InterviewParticipantReader.Person> people,
                List<String> first,
                boolean organisationSaid,
                boolean nobody)
                implements OwnInterview {}

        record NoFile() implements OwnInterview {}

        /// The profile requires no interview.
        record NotAsked() implements OwnInterview {}
    }

    sealed interface Proposing {
        record Proposed() implements Proposing {}

        /// Another requirement comes first, or the person has not given their organisation.
        record NotYet() implements Proposing {}

        /// An interview is already in progress.
        record InterviewInProgress() implements Proposing {}

        record NotAsked() implements Proposing {}
    }

    sealed interface Declaring {
        record Done() implements Declaring {}

        /// Refused: the person declared too many conflicts and must contact the coordinator.
        record TooMany() implements Declaring {}
    }

    private final InterviewStore store;
    private final HelperDossiers dossiers;
    private final PeerDraw peers;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Interviews(
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
    OwnInterview mine(Actor self) {
        var dossier = dossiers.ofAccount(self.id());
        if (dossier.isEmpty()) return new OwnInterview.NoFile();
        var finding = peers.verdict(dossier.get()).flatMap(PeerDraw::interview);
        if (finding.isEmpty()) return new OwnInterview.NotAsked();
        var helper = dossiers.helper(dossier.get().helper()).orElseThrow();
        var interview = store.last(helper.id()).flatMap(id -> store.find(id));
        return new OwnInterview.Found(
                interview,
                interview.map(one -> one.phase(clock.instant())).orElse(Phase.CANCELLED),
                interview.map(one -> store.draws(one.id())).orElse(Map.of()),
                interview.map(one -> personReader.of(one)).orElse(Map.of()),
                first(finding.get()),
                !helper.organisationKey().isEmpty(),
                interview.filter(one -> one.lacksPeople(clock.instant())).isPresent());
    }

    /// Whether the person must act: give an organisation, or propose dates.
    @Transactional(readOnly = true)
    boolean waitsForHer(Actor self) {
        var dossier = dossiers.ofAccount(self.id());
        var asked = dossier.flatMap(one -> peers.verdict(one))
                .flatMap(PeerDraw::interview)
                .filter(finding -> !finding.fulfilled() && first(finding).isEmpty());
        return asked.isPresent()
                && mine(self) instanceof OwnInterview.Found found
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
    static UpcomingMeetings interviewsWithSeats(Interviews interviews) {
        return interviews::fixed;
    }

    private static List<String> first(RequirementFinding finding) {
        return finding.gaps().stream()
                .filter(MissingRequirement.First.class::isInstance)
                .map(gap -> ((MissingRequirement.First) gap).requirement().name())
                .toList();
    }

    /// Opens an interview with these dates, or replaces the dates of one that needs new ones. Peers are drawn
    /// at once.
    @Transactional
    public Proposing propose(Actor self, List<Instant> dates, String place) {
        if (!(mine(self) instanceof OwnInterview.Found found)) return new Proposing.NotAsked();
        if (!found.first().isEmpty() || !found.organisationSaid()) return new Proposing.NotYet();
        var helper = dossiers.ofAccount(self.id()).orElseThrow().helper();
        store.lockHelper(helper);
        var now = clock.instant();
        var before = store.last(helper).flatMap(id -> store.find(id));
        var phase = before.map(one -> one.phase(now)).orElse(Phase.CANCELLED);
        var rule = rules.now().protocol().interview();
        return switch (phase) {
            case CANCELLED, DONE -> {
                var id = UUID.randomUUID();
                store.add(id, helper, now);
                store.addMeeting(id, new Meeting(1, now, rule.peers(), false, dates, place));
                yield proposed(self, id, now);
            }
            case NEW_DATES, DISAGREED -> {
                var interview = before.orElseThrow();
                var settling = phase == Phase.DISAGREED || interview.meeting().settling();
                var missing = rule.peers() - interview.conclusions().size();
                interview.live().stream()
                        .filter(seat -> interview.conclusion(seat.peer()).isEmpty())
                        .forEach(seat -> interviewLetterWriter.otherDates(interview, seat));
                store.addMeeting(
                        interview.id(),
                        new Meeting(
                                interview.meetings().size() + 1,
                                now,
                                settling ? 1 : Math.max(1, missing),
                                settling,
                                dates,
                                place));
                yield proposed(self, interview.id(), now);
            }
            case ASKED, FIXED, MET -> new Proposing.InterviewInProgress();
        };
    }

    private Proposing proposed(Actor self, UUID id, Instant now) {
        events.publishEvent(new InterviewStatusChanged(Optional.of(self.id()), "proposed", id));
        peers.draw(id, now);
        return new Proposing.Proposed();
    }

    /// Declares that the person knows this peer in a way that the protocol excludes; another peer is drawn.
    @Transactional
    Declaring conflict(Actor self, UUID id, int seat, int conflict) {
        var helper = dossiers.ofAccount(self.id());
        if (helper.isEmpty() || !store.lock(id)) throw new NotFound();
        var now = clock.instant();
        var interview = store.find(id)
                .filter(one -> one.helper().equals(helper.get().helper()))
                .filter(one -> one.phase(now) == Phase.ASKED || one.phase(now) == Phase.FIXED);
        if (interview.isEmpty()
                || interview.get().live().stream().noneMatch(one -> one.n() == seat)
                || conflict < 0
                || conflict >= rules.now().protocol().interview().conflicts().size()) throw new NotFound();
        if (store.declared(id, self.id()) >= MOST_CONFLICTS) return new Declaring.TooMany();
        store.answer(id, seat, Answer.CONFLICT, List.of(), conflict, self.id(), now);
        events.publishEvent(new InterviewStatusChanged(Optional.of(self.id()), "conflict", id));
        peers.draw(id, now);
        return new Declaring.Done();
    }

    /// Cancels an interview before the meeting; false if there is none or it is too late.
    @Transactional
    boolean cancel(Actor self, UUID id) {
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
                // Conclusions are never deleted: after the first one, only new dates can be proposed.
                if (!interview.get().conclusions().isEmpty()) return false;
                store.cancel(id, self.id(), now);
                interviewLetterWriter.cancelled(interview.get());
                events.publishEvent(new InterviewStatusChanged(Optional.of(self.id()), "cancelled", id));
                return true;
            }
        }
        return false;
    }

    /// One line for the coordinator: the person and the state, never the content.
    record InterviewRow(Interview interview, Phase phase, String name, List<String> peers, boolean nobody) {
        /// Last part of the message key of the state.
        String step() {
            return nobody ? "nobody" : ConstantName.low(phase);
        }
    }

    /// The number of peers of one interview.
    int needed() {
        return rules.now().protocol().interview().peers();
    }

    /// The rule by which a new network has peers.
    @Transactional(readOnly = true)
    PeerDraw.FoundingRule founding() {
        return peers.founding();
    }

    /// Whether a peer was drawn in this network before.
    @Transactional(readOnly = true)
    boolean hasDrawn() {
        return store.hasDrawn();
    }

    /// The people who may be drawn as peers today.
    @Transactional(readOnly = true)
    PeerDraw.PeerCounts peers() {
        return peers.counts(clock.instant());
    }

    @Transactional
    List<InterviewRow> all(Actor reader) {
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
        if (!lines.isEmpty()) events.publishEvent(new InterviewsRead(reader.id(), lines.size()));
        return lines;
    }
}
