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
import org.tousaidants.core.hours.WorkingTime;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Judgement;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.protocol.Protocol.Criterion;
import org.tousaidants.rules.versions.PublishedRules;

/// « Entretien répété » — creates an interview in the past for the demonstration, through the services of this
/// package with another clock.
@Component
public class DemoInterview {
    private static final Duration ASKED_AGO = Duration.ofDays(21);
    /// Working days from the request to each proposed date.
    private static final List<Integer> MEETING_AFTER = List.of(5, 6, 7);
    private static final int HOUR = 14;
    private static final String PLACE = "Foyer rural des Arènes, à Saintes";

    private final InterviewStore store;
    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final InterviewParticipantReader personReader;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoInterview(
            InterviewStore store,
            HelperDossiers dossiers,
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

    /// @param words what each possible interviewer writes
    @Transactional
    public void hold(Actor met, Map<Actor, String> words) {
        var then = new Then(clock.instant().minus(ASKED_AGO));
        var dated = interviewLetterWriter.at(then);
        var peers = new PeerDraw(store, dossiers, accounts, rules, dated, events);
        var interviews = new Interviews(store, dossiers, peers, personReader, rules, dated, events, then);
        var seats = new PeerInterviews(store, dossiers, peers, personReader, rules, dated, events, then);
        var dates = MEETING_AFTER.stream()
                .map(after -> WorkingTime.daysAfter(then.instant(), after)
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

    /// The helpers who were drawn for the last interview.
    private Set<UUID> drawn(Actor met) {
        return dossiers
                .helperOf(met.id())
                .flatMap(one -> store.last(one.id()))
                .flatMap(store::find)
                .map(Interview::live)
                .orElse(List.of())
                .stream()
                .map(Interview.Seat::peer)
                .collect(Collectors.toSet());
    }

    private static Map<String, Judgement> reassured(List<Criterion> criteria) {
        return criteria.stream().collect(Collectors.toMap(Criterion::id, _ -> Judgement.REASSURES));
    }

    /// A clock that shows a moment in the past and can be moved.
    private static final class Then extends Clock {
        private Instant is;

        Then(Instant is) {
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
