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
import org.tousaidants.label.helpers.HelperLabelDossier;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.DrawnPeer;
import org.tousaidants.label.interviews.PeerInterview.InvitedPeerAnswer;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tirage des pairs » — draws by lot the peers whom an interview still needs, and sends them letters.
@Component
public class PeerDrawByLot {
    private static final int LISTED = 50;

    private final PeerInterviewStore store;
    private final HelperLabelDossiers dossiers;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final InterviewLetterWriter interviewLetterWriter;
    private final ApplicationEventPublisher events;

    public PeerDrawByLot(
            PeerInterviewStore store,
            HelperLabelDossiers dossiers,
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

    /// Draws the peers whom an interview still needs, as far as peers are available. If no peer is available,
    /// notifies the interviewed person.
    ///
    /// @param id id of the interview
    void draw(UUID id, Instant now) {
        fill(id, now);
        var interview = store.find(id).orElseThrow();
        if (interview.lacksPeople(now)) interviewLetterWriter.nobody(interview);
        else if (interview.phase(now) == PeerInterview.InterviewPhase.NEW_DATES)
            interviewLetterWriter.newDates(interview);
    }

    /// Draws the peers whom an interview still needs. The interviewed person gets no notice if no peer is
    /// available, because they have already had one.
    ///
    /// @param id id of the interview
    void fill(UUID id, Instant now) {
        var candidates = Optional.<List<PeerDrawByLotRules.PeerCandidate>>empty();
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

    private boolean one(PeerInterview interview, List<PeerDrawByLotRules.PeerCandidate> candidates, Instant now) {
        var helper = dossiers.helper(interview.helper()).orElseThrow();
        var rule = rules.now().protocol().interview();
        var n = interview.seats().size() + 1;
        var live = interview.live().stream().map(DrawnPeer::peer).collect(Collectors.toSet());
        var drawn = PeerDrawByLotRules.draw(
                interview.id() + "/" + n,
                new PeerDrawByLotRules.PeerDrawRequest(
                        interview.helper(),
                        helper.organisationKey(),
                        rule.otherOrganisations(),
                        candidates.stream()
                                .filter(each -> live.contains(each.helper()))
                                .map(PeerDrawByLotRules.PeerCandidate::organisation)
                                .collect(Collectors.toSet()),
                        store.conflicts(interview.helper()),
                        askedBefore(interview),
                        judgedBy(interview.helper())),
                candidates);
        if (drawn.peer().isEmpty()) return false;
        var seat =
                new DrawnPeer(n, interview.meeting().n(), drawn.peer().get(), now, InvitedPeerAnswer.NONE, List.of());
        store.addSeat(interview.id(), seat, drawn);
        interviewLetterWriter.drawn(interview, seat);
        events.publishEvent(new PeerInterviewStatusChanged(Optional.empty(), "drawn", interview.id()));
        return true;
    }

    /// Returns the ids of the peers who were already asked for this meeting or have already met the person.
    private static Set<UUID> askedBefore(PeerInterview interview) {
        var asked = new HashSet<UUID>();
        for (var seat : interview.seats())
            if (seat.meeting() == interview.meeting().n()
                    || seat.answer() == InvitedPeerAnswer.SILENT
                    || interview.conclusion(seat.peer()).isPresent()) asked.add(seat.peer());
        return asked;
    }

    /// Returns the ids of the people in whose open interview this person is a peer.
    private Set<UUID> judgedBy(UUID helper) {
        return store.ofPeer(helper, LISTED).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(interview -> !interview.over())
                .map(PeerInterview::helper)
                .collect(Collectors.toSet());
    }

    /// « Règle de fondation » — allows a new network to draw peers who lack only the interview themselves.
    ///
    /// @param months duration in months, from the first draw of such a peer
    /// @param last last day; empty before the first draw
    record FoundingPeerRule(int months, Optional<LocalDate> last) {
        boolean counts(LocalDate day) {
            return months > 0 && last.map(end -> !day.isAfter(end)).orElse(true);
        }
    }

    FoundingPeerRule founding() {
        var months = rules.now().protocol().interview().foundingMonths();
        return new FoundingPeerRule(
                months, store.foundedAt().map(start -> ParisTime.day(start).plusMonths(months)));
    }

    /// Returns whether a peer may no longer take part: they were drawn by the founding rule, this rule has
    /// ended, and they have not received a label since.
    ///
    /// @param interview id of the interview
    /// @param seat the peer
    boolean isOver(UUID interview, DrawnPeer seat, Instant now) {
        var drawn = store.draws(interview).get(seat.n());
        return drawn != null
                && drawn.among() == PeerDrawByLotRules.PeerRecognitionStatus.READY
                && !founding().counts(ParisTime.day(now))
                && candidates(now).stream()
                        .noneMatch(one -> one.helper().equals(seat.peer())
                                && one.standing() == PeerDrawByLotRules.PeerRecognitionStatus.RECOGNISED);
    }

    /// Returns all people with an account and a profile that requires an interview.
    private List<PeerDrawByLotRules.PeerCandidate> candidates(Instant moment) {
        var now = rules.now();
        var first = founding().counts(ParisTime.day(moment));
        var organisations = dossiers.helpers().stream().collect(Collectors.toMap(Helper::id, Helper::organisationKey));
        var all = dossiers.all();
        var open = accounts.names(all.stream().map(HelperLabelDossier::account).toList());
        var candidates = new ArrayList<PeerDrawByLotRules.PeerCandidate>();
        for (var dossier : all) {
            if (!open.containsKey(dossier.account())) continue;
            if (now.judge().judge(dossier.dossier(), now.today()) instanceof DossierJudge.DossierJudged(var verdict))
                standing(verdict)
                        .ifPresent(standing -> candidates.add(new PeerDrawByLotRules.PeerCandidate(
                                dossier.helper(),
                                organisations.getOrDefault(dossier.helper(), ""),
                                first || standing != PeerDrawByLotRules.PeerRecognitionStatus.READY
                                        ? standing
                                        : PeerDrawByLotRules.PeerRecognitionStatus.NEITHER)));
        }
        return candidates;
    }

    /// « Pairs du réseau » — the number of possible peers.
    ///
    /// @param recognised number of recognised peers
    /// @param first number of people who lack only the interview
    /// @param organisations number of their organisations
    record AvailablePeerCounts(int recognised, int first, int organisations) {}

    AvailablePeerCounts counts(Instant now) {
        var peers = candidates(now).stream()
                .filter(each -> each.standing() != PeerDrawByLotRules.PeerRecognitionStatus.NEITHER)
                .toList();
        var recognised = (int) peers.stream()
                .filter(each -> each.standing() == PeerDrawByLotRules.PeerRecognitionStatus.RECOGNISED)
                .count();
        return new AvailablePeerCounts(recognised, peers.size() - recognised, (int) peers.stream()
                .map(PeerDrawByLotRules.PeerCandidate::organisation)
                .filter(name -> !name.isEmpty())
                .distinct()
                .count());
    }

    /// Returns, from the verdict on a person's dossier, whether the person can be drawn as a peer. The result is
    /// empty for a profile that requires no interview, because nobody has interviewed the person.
    static Optional<PeerDrawByLotRules.PeerRecognitionStatus> standing(LabelVerdict verdict) {
        var interview = interview(verdict);
        if (interview.isEmpty()) return Optional.empty();
        return Optional.of(
                switch (verdict.standing()) {
                    case COMPLETE, IN_GRACE -> PeerDrawByLotRules.PeerRecognitionStatus.RECOGNISED;
                    case LAPSED, INCOMPLETE ->
                        verdict.findings().stream()
                                        .filter(finding -> finding != interview.get())
                                        .allMatch(RequirementFinding::fulfilled)
                                ? PeerDrawByLotRules.PeerRecognitionStatus.READY
                                : PeerDrawByLotRules.PeerRecognitionStatus.NEITHER;
                });
    }

    static Optional<RequirementFinding> interview(LabelVerdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.requirement().kind() == RequirementKind.INTERVIEW)
                .findFirst();
    }

    Optional<LabelVerdict> verdict(HelperLabelDossier dossier) {
        var now = rules.now();
        return now.judge().judge(dossier.dossier(), now.today()) instanceof DossierJudge.DossierJudged(var verdict)
                ? Optional.of(verdict)
                : Optional.empty();
    }
}
