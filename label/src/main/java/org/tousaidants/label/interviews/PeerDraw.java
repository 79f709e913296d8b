package org.tousaidants.label.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Answer;
import org.tousaidants.label.interviews.Interview.Seat;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tirage des pairs » — draws the missing peers of an interview and writes to them.
@Component
public class PeerDraw {
    private static final int LISTED = 50;

    private final InterviewStore store;
    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;

    public PeerDraw(
            InterviewStore store,
            HelperDossiers dossiers,
            Accounts accounts,
            PublishedRules rules,
            InterviewLetterWriter interviewLetterWriter,
            ApplicationEventPublisher events) {
        this.store = store;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.rules = rules;
        this.interviewLetterWriter = interviewLetterWriter;
        this.events = events;
    }

    /// Draws the missing peers as far as possible; if one is missing, notifies the person who proposed the
    /// dates.
    void draw(UUID id, Instant now) {
        fill(id, now);
        var interview = store.find(id).orElseThrow();
        if (interview.lacksPeople(now)) interviewLetterWriter.nobody(interview);
        else if (interview.phase(now) == Interview.Phase.NEW_DATES) interviewLetterWriter.newDates(interview);
    }

    /// Draws the missing peers without notifying the person, who has been notified before.
    void fill(UUID id, Instant now) {
        var candidates = Optional.<List<PeerDrawRules.Candidate>>empty();
        for (var interview = store.find(id).orElseThrow();
                !interview.over()
                        && interview.live().size() < interview.meeting().peers();
                interview = store.find(id).orElseThrow()) {
            if (interview.dates(now).isEmpty() || candidates.isEmpty() && !known(interview.helper())) break;
            if (candidates.isEmpty()) candidates = Optional.of(candidates(now));
            if (!one(interview, candidates.get(), now)) break;
        }
    }

    private boolean known(UUID helper) {
        return dossiers.helper(helper).isPresent();
    }

    private boolean one(Interview interview, List<PeerDrawRules.Candidate> candidates, Instant now) {
        var helper = dossiers.helper(interview.helper()).orElseThrow();
        var rule = rules.now().protocol().interview();
        var n = interview.seats().size() + 1;
        var live = interview.live().stream().map(Seat::peer).collect(Collectors.toSet());
        var drawn = PeerDrawRules.draw(
                interview.id() + "/" + n,
                new PeerDrawRules.PeerDrawRequest(
                        interview.helper(),
                        helper.organisationKey(),
                        rule.otherOrganisations(),
                        candidates.stream()
                                .filter(each -> live.contains(each.helper()))
                                .map(PeerDrawRules.Candidate::organisation)
                                .collect(Collectors.toSet()),
                        store.conflicts(interview.helper()),
                        askedBefore(interview),
                        judgedBy(interview.helper())),
                candidates);
        if (drawn.peer().isEmpty()) return false;
        var seat = new Seat(n, interview.meeting().n(), drawn.peer().get(), now, Answer.NONE, List.of());
        store.addSeat(interview.id(), seat, drawn);
        interviewLetterWriter.drawn(interview, seat);
        events.publishEvent(new InterviewStatusChanged(Optional.empty(), "drawn", interview.id()));
        return true;
    }

    /// The peers who were already asked for this meeting or have already met the person.
    private static Set<UUID> askedBefore(Interview interview) {
        var asked = new HashSet<UUID>();
        for (var seat : interview.seats())
            if (seat.meeting() == interview.meeting().n()
                    || seat.answer() == Answer.SILENT
                    || interview.conclusion(seat.peer()).isPresent()) asked.add(seat.peer());
        return asked;
    }

    /// The people in whose open interview this person is a peer.
    private Set<UUID> judgedBy(UUID helper) {
        return store.ofPeer(helper, LISTED).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(interview -> !interview.over())
                .map(Interview::helper)
                .collect(Collectors.toSet());
    }

    /// « Règle de fondation » — the first peers of a network, who lack only the interview themselves.
    ///
    /// @param months its length, from the first draw of such a peer
    /// @param last the last day; empty before that draw
    record FoundingRule(int months, Optional<LocalDate> last) {
        boolean counts(LocalDate day) {
            return months > 0 && last.map(end -> !day.isAfter(end)).orElse(true);
        }
    }

    FoundingRule founding() {
        var months = rules.now().protocol().interview().foundingMonths();
        return new FoundingRule(
                months, store.foundedAt().map(start -> ParisTime.day(start).plusMonths(months)));
    }

    /// Whether this peer was drawn by the founding rule, which is over, and holds no label since.
    boolean isOver(UUID interview, Seat seat, Instant now) {
        var drawn = store.draws(interview).get(seat.n());
        return drawn != null
                && drawn.among() == PeerDrawRules.Standing.READY
                && !founding().counts(ParisTime.day(now))
                && candidates(now).stream()
                        .noneMatch(one -> one.helper().equals(seat.peer())
                                && one.standing() == PeerDrawRules.Standing.RECOGNISED);
    }

    /// All people with an account and a profile that requires an interview.
    private List<PeerDrawRules.Candidate> candidates(Instant moment) {
        var now = rules.now();
        var first = founding().counts(ParisTime.day(moment));
        var organisations = dossiers.helpers().stream().collect(Collectors.toMap(Helper::id, Helper::organisationKey));
        var all = dossiers.all();
        var open = accounts.names(all.stream().map(HelperDossier::account).toList());
        var candidates = new ArrayList<PeerDrawRules.Candidate>();
        for (var dossier : all) {
            if (!open.containsKey(dossier.account())) continue;
            if (now.judge().judge(dossier.dossier(), now.today()) instanceof Judge.Judged(var verdict))
                standing(verdict)
                        .ifPresent(standing -> candidates.add(new PeerDrawRules.Candidate(
                                dossier.helper(),
                                organisations.getOrDefault(dossier.helper(), ""),
                                first || standing != PeerDrawRules.Standing.READY
                                        ? standing
                                        : PeerDrawRules.Standing.NEITHER)));
        }
        return candidates;
    }

    /// « Pairs du réseau » — the number of recognised peers, of first peers (complete but for the interview),
    /// and of their organisations.
    record PeerCounts(int recognised, int first, int organisations) {}

    PeerCounts counts(Instant now) {
        var peers = candidates(now).stream()
                .filter(each -> each.standing() != PeerDrawRules.Standing.NEITHER)
                .toList();
        var recognised = (int) peers.stream()
                .filter(each -> each.standing() == PeerDrawRules.Standing.RECOGNISED)
                .count();
        return new PeerCounts(recognised, peers.size() - recognised, (int) peers.stream()
                .map(PeerDrawRules.Candidate::organisation)
                .filter(name -> !name.isEmpty())
                .distinct()
                .count());
    }

    /// Whether a person can be drawn as a peer, from their verdict. Empty for a profile without an interview:
    /// such a person was never judged on posture.
    static Optional<PeerDrawRules.Standing> standing(Verdict verdict) {
        var interview = interview(verdict);
        if (interview.isEmpty()) return Optional.empty();
        return Optional.of(
                switch (verdict.standing()) {
                    case COMPLETE, IN_GRACE -> PeerDrawRules.Standing.RECOGNISED;
                    case LAPSED, INCOMPLETE ->
                        verdict.findings().stream()
                                        .filter(finding -> finding != interview.get())
                                        .allMatch(RequirementFinding::fulfilled)
                                ? PeerDrawRules.Standing.READY
                                : PeerDrawRules.Standing.NEITHER;
                });
    }

    static Optional<RequirementFinding> interview(Verdict verdict) {
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
