package org.tousaidants.label.interviews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.interviews.Interview.Answer;
import org.tousaidants.label.interviews.Interview.Seat;
import org.tousaidants.label.rules.Finding;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.Label.Kind;
import org.tousaidants.label.rules.Verdict;
import org.tousaidants.platform.identity.Accounts;

/// Draws the peers that an interview lacks, and writes to them.
@Component
class PeerDraw {
    private static final int LISTED = 50;

    private final InterviewStore store;
    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final Rules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;

    PeerDraw(
            InterviewStore store,
            HelperDossiers dossiers,
            Accounts accounts,
            Rules rules,
            InterviewLetterWriter interviewLetterWriter,
            ApplicationEventPublisher events) {
        this.store = store;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.rules = rules;
        this.interviewLetterWriter = interviewLetterWriter;
        this.events = events;
    }

    /// As many as are missing, as far as there are people. Who proposed the dates is told when there are not.
    void draw(UUID id, Instant now) {
        fill(id, now);
        var interview = store.find(id).orElseThrow();
        if (interview.lacksPeople(now)) interviewLetterWriter.nobody(interview);
        else if (interview.phase(now) == Interview.Phase.NEW_DATES) interviewLetterWriter.newDates(interview);
    }

    /// The same, without a word to the person: she was told that there was no peer yet.
    void fill(UUID id, Instant now) {
        var candidates = Optional.<List<Draw.Candidate>>empty();
        for (var interview = store.find(id).orElseThrow();
                !interview.over()
                        && interview.live().size() < interview.meeting().peers();
                interview = store.find(id).orElseThrow()) {
            if (interview.dates(now).isEmpty() || candidates.isEmpty() && !known(interview.helper())) break;
            if (candidates.isEmpty()) candidates = Optional.of(candidates());
            if (!one(interview, candidates.get(), now)) break;
        }
    }

    private boolean known(UUID helper) {
        return dossiers.helper(helper).isPresent();
    }

    private boolean one(Interview interview, List<Draw.Candidate> candidates, Instant now) {
        var helper = dossiers.helper(interview.helper()).orElseThrow();
        var rule = rules.now().protocol().interview();
        var n = interview.seats().size() + 1;
        var live = interview.live().stream().map(Seat::peer).collect(Collectors.toSet());
        var drawn = Draw.draw(
                interview.id() + "/" + n,
                new Draw.For(
                        interview.helper(),
                        helper.organisationKey(),
                        rule.otherOrganisations(),
                        candidates.stream()
                                .filter(each -> live.contains(each.helper()))
                                .map(Draw.Candidate::organisation)
                                .collect(Collectors.toSet()),
                        store.conflicts(interview.helper()),
                        askedBefore(interview),
                        judgedBy(interview.helper())),
                candidates);
        if (drawn.peer().isEmpty()) return false;
        var seat = new Seat(n, interview.meeting().n(), drawn.peer().get(), now, Answer.NONE, List.of());
        store.addSeat(interview.id(), seat, drawn);
        interviewLetterWriter.drawn(interview, seat);
        events.publishEvent(new InterviewMoved(Optional.empty(), "drawn", interview.id()));
        return true;
    }

    /// The peers who were asked for this meeting, and those who met the person before.
    private static Set<UUID> askedBefore(Interview interview) {
        var asked = new HashSet<UUID>();
        for (var seat : interview.seats())
            if (seat.meeting() == interview.meeting().n()
                    || seat.answer() == Answer.SILENT
                    || interview.conclusion(seat.peer()).isPresent()) asked.add(seat.peer());
        return asked;
    }

    /// Those whom this person is a peer of, as long as it is not over.
    private Set<UUID> judgedBy(UUID helper) {
        return store.ofPeer(helper, LISTED).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(interview -> !interview.over())
                .map(Interview::helper)
                .collect(Collectors.toSet());
    }

    /// All who have an account and a profile from which an interview is asked.
    private List<Draw.Candidate> candidates() {
        var now = rules.now();
        var organisations = dossiers.helpers().stream().collect(Collectors.toMap(Helper::id, Helper::organisationKey));
        var all = dossiers.all();
        var open = accounts.names(all.stream().map(HelperDossier::account).toList());
        var candidates = new ArrayList<Draw.Candidate>();
        for (var dossier : all) {
            if (!open.containsKey(dossier.account())) continue;
            if (now.judge().judge(dossier.dossier(), now.today()) instanceof Judge.Judged(var verdict))
                standing(verdict)
                        .ifPresent(standing -> candidates.add(new Draw.Candidate(
                                dossier.helper(), organisations.getOrDefault(dossier.helper(), ""), standing)));
        }
        return candidates;
    }

    /// Empty for a profile from which no interview is asked: it does not judge a person's posture.
    static Optional<Draw.Standing> standing(Verdict verdict) {
        var interview = interview(verdict);
        if (interview.isEmpty()) return Optional.empty();
        return Optional.of(
                switch (verdict.standing()) {
                    case COMPLETE, IN_GRACE -> Draw.Standing.RECOGNISED;
                    case LAPSED, INCOMPLETE ->
                        verdict.findings().stream()
                                        .filter(finding -> finding != interview.get())
                                        .allMatch(Finding::fulfilled)
                                ? Draw.Standing.READY
                                : Draw.Standing.NEITHER;
                });
    }

    static Optional<Finding> interview(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.requirement().kind() == Kind.INTERVIEW)
                .findFirst();
    }

    Optional<Verdict> verdict(HelperDossier dossier) {
        var now = rules.now();
        return now.judge().judge(dossier.dossier(), now.today()) instanceof Judge.Judged(var verdict)
                ? Optional.of(verdict)
                : Optional.empty();
    }
}
