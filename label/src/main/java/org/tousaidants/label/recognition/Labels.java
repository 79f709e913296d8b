package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mon label » — service for a helper's own label: request it, read the history, withdraw the request,
/// appeal.
@Service
public class Labels {
    /// Whether the holder may request the label now; if not, why.
    public sealed interface RequestEligibility {
        /// @param again whether it is a renewal
        /// @param refused day of the last refusal, if nothing was granted since
        record RequestAllowed(boolean again, Optional<LocalDate> refused) implements RequestEligibility {
            public RequestAllowed(boolean again) {
                this(again, Optional.empty());
            }
        }

        /// The helper has no file, or the place is no longer listed.
        record NoFile() implements RequestEligibility {}

        record DossierNotComplete() implements RequestEligibility {}

        /// The committee has not decided the last request yet.
        record Waits() implements RequestEligibility {}

        record TooEarly(LocalDate from) implements RequestEligibility {}

        record Suspended() implements RequestEligibility {}

        record NotJudged(LocalisedText sentence) implements RequestEligibility {}
    }

    /// « Prochaine étape » — the next step of the holder.
    enum Next {
        ASK,
        READ_DECISION
    }

    /// The result of a request for a label.
    public sealed interface RequestResult {
        record Asked(UUID proposal) implements RequestResult {}

        record NotNow(RequestEligibility why) implements RequestResult {}
    }

    /// The result of withdrawing one's own request.
    enum Dropping {
        DROPPED,
        NOT_FOUND,
        /// Refused: the committee has already decided.
        DECIDED
    }

    /// The content of the holder's page.
    ///
    /// @param lives the case under the current profile first
    /// @param voted whether the current rules are adopted
    record OwnLabels(RequestEligibility possible, List<LabelCaseView> lives, boolean voted) {}

    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final HelperDossiers dossiers;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final PublishedRules rules;

    Labels(
            LabelCaseStore lives,
            ProposalStore proposals,
            HelperDossiers dossiers,
            LabelHolderRequestHandler holderDesk,
            LabelCaseReader lifeReader,
            PublishedRules rules) {
        this.lives = lives;
        this.proposals = proposals;
        this.dossiers = dossiers;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    OwnLabels mine(Actor self) {
        var file = dossiers.ofAccount(self.id());
        var now = rules.now();
        if (file.isEmpty()) return new OwnLabels(new RequestEligibility.NoFile(), List.of(), now.voted());
        var dossier = file.get().dossier();
        var cases = lives.ofHelpers(Set.of(file.get().helper())).stream()
                .sorted(Comparator.comparing(life -> !life.profile().equals(dossier.profile())))
                .map(life -> lifeReader.of(life))
                .toList();
        var holder = new LabelHolder.AHelper(file.get().helper(), self.id());
        return new OwnLabels(holderDesk.possible(holder, dossier, now), cases, now.voted());
    }

    /// The next step of the holder: request the label for a complete dossier, or appeal a refusal. Empty if it
    /// is not their turn.
    @Transactional(readOnly = true)
    Optional<Next> next(Actor self) {
        var mine = mine(self);
        var appealable = mine.lives().stream()
                .anyMatch(told -> told.decided().stream()
                        .anyMatch(one -> told.appealable(one).isPresent()));
        if (appealable) return Optional.of(Next.READ_DECISION);
        return mine.possible() instanceof RequestEligibility.RequestAllowed(var _, var refused) && refused.isEmpty()
                ? Optional.of(Next.ASK)
                : Optional.empty();
    }

    @Transactional
    public RequestResult ask(Actor self, String lang) {
        return dossiers.ofAccount(self.id())
                .map(file -> holderDesk.ask(
                        new LabelHolder.AHelper(file.helper(), self.id()),
                        Optional.of(file.dossier()),
                        new LabelHolderRequestHandler.Voice(self.id(), lang)))
                .orElseGet(() -> new RequestResult.NotNow(new RequestEligibility.NoFile()));
    }

    /// Withdraws a request that is not decided yet.
    @Transactional
    Dropping drop(Actor self, UUID id) {
        return own(self, id).map(life -> holderDesk.drop(life, id, self.id())).orElse(Dropping.NOT_FOUND);
    }

    /// The case of a decision that the holder may appeal, or could have appealed.
    @Transactional(readOnly = true)
    Optional<LabelCaseView> appealed(Actor self, UUID id) {
        return proposals
                .find(id)
                .filter(CommitteeProposal::hurts)
                .flatMap(one -> lives.find(one.life()))
                .filter(life -> life.holder().is(self.id()))
                .map(life -> lifeReader.of(life));
    }

    @Transactional
    AppealResult appeal(Actor self, UUID id, String words) {
        return own(self, id)
                .map(life -> holderDesk.appeal(life, id, self.id(), words))
                .orElseGet(AppealResult.NotFound::new);
    }

    /// The holder's case of this proposal, locked until the end of the transaction.
    private Optional<LabelCase> own(Actor self, UUID proposal) {
        return proposals
                .find(proposal)
                .flatMap(one -> lives.lock(one.life()))
                .filter(life -> life.holder().is(self.id()));
    }
}
