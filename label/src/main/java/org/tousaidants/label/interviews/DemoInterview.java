package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.CriterionJudgement;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.protocol.LabelProtocol.InterviewCriterion;
import org.tousaidants.rules.versions.PublishedRules;

/// « Entretien répété » — creates an interview in the past for the demonstration, by calling the services of this
/// package with another clock.
@Component
public class DemoInterview {
    private static final Duration ASKED_AGO = Duration.ofDays(21);
    /// Number of working days from the request to each proposed date.
    private static final List<Integer> MEETING_AFTER = List.of(5, 6, 7);
    private static final int HOUR = 14;
    private static final String PLACE = "Foyer rural des Arènes, à Saintes";

    private final PeerInterviewStore store;
    private final HelperLabelDossiers dossiers;
    private final Accounts accounts;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoInterview(
            PeerInterviewStore store,
            HelperLabelDossiers dossiers,
            Accounts accounts,
            InterviewParticipantReader personReader,
            PublishedRules rules,
            InterviewLetterWriter interviewLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.personReader = personReader;
        this.rules = rules;
        this.interviewLetterWriter = interviewLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    /// Creates an interview in the past, from the proposed dates to the conclusions.
    ///
    /// @param met interviewed person
    /// @param words text that each possible interviewer writes
    @Transactional
    public void hold(SignedInPerson met, Map<SignedInPerson, String> words) {
        var then = new DemoInterviewClock(clock.instant().minus(ASKED_AGO));
        var dated = interviewLetterWriter.at(then);
        var peers = new PeerDrawByLot(store, dossiers, accounts, rules, dated, events);
        var interviews = new LabelPeerInterviews(store, dossiers, peers, personReader, rules, dated, events, then);
        var seats = new InterviewsAsPeer(store, dossiers, peers, personReader, rules, dated, events, then);
        var dates = MEETING_AFTER.stream()
                .map(after -> WorkingHoursDeadline.daysAfter(then.instant(), after)
                        .atZone(ParisTime.ZONE)
                        .toLocalDate()
                        .atTime(HOUR, 0)
                        .atZone(ParisTime.ZONE)
                        .toInstant())
                .toList();
        interviews.propose(met, dates, PLACE);
        var drawn = drawn(met);
        var meeting = words.keySet().stream()
                .filter(peer -> dossiers.helperOf(peer.id())
                        .filter(one -> drawn.contains(one.id()))
                        .isPresent())
                .toList();
        for (var peer : meeting)
            for (var seen : seats.list(peer))
                seats.accept(peer, seen.interview().id(), dates);
        then.is = dates.getFirst().plus(Duration.ofDays(1));
        for (var peer : meeting)
            for (var seen : seats.list(peer))
                seats.conclude(
                        peer, seen.interview().id(), true, reassured(seen.criteria()), words.getOrDefault(peer, ""));
    }

    /// Returns the ids of the helpers who were drawn for the last interview of the person.
    private Set<UUID> drawn(SignedInPerson met) {
        return dossiers
                .helperOf(met.id())
                .flatMap(one -> store.last(one.id()))
                .flatMap(store::find)
                .map(PeerInterview::live)
                .orElse(List.of())
                .stream()
                .map(PeerInterview.DrawnPeer::peer)
                .collect(Collectors.toSet());
    }

    private static Map<String, CriterionJudgement> reassured(List<InterviewCriterion> criteria) {
        return criteria.stream().collect(Collectors.toMap(InterviewCriterion::id, _ -> CriterionJudgement.REASSURES));
    }

    /// A clock that shows a moment in the past and can be advanced.
    private static final class DemoInterviewClock extends Clock {
        private Instant is;

        DemoInterviewClock(Instant is) {
            this.is = is;
        }

        @Override
        public ZoneId getZone() {
            return ParisTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return is;
        }
    }
}
