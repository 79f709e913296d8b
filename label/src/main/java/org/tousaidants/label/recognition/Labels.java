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
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Said;
import org.tousaidants.platform.identity.Actor;

/// « Mon label » — the door for the person herself: she asks, reads all that becomes of it, takes her wish back, and
/// appeals.
@Service
public class Labels {
    /// Whether one may ask now, or what comes first.
    public sealed interface Possible {
        /// @param again whether it is renewed
        /// @param refused when the committee last said no, and nothing was granted since
        record MayAsk(boolean again, Optional<LocalDate> refused) implements Possible {
            public MayAsk(boolean again) {
                this(again, Optional.empty());
            }
        }

        /// No file; or a place that is not in the lists any more.
        record NoFile() implements Possible {}

        record NotComplete() implements Possible {}

        /// The committee has not decided yet.
        record Waits() implements Possible {}

        record TooEarly(LocalDate from) implements Possible {}

        record Suspended() implements Possible {}

        record NotJudged(Said sentence) implements Possible {}
    }

    /// « Prochaine étape » — of the holder.
    enum Next {
        ASK,
        READ_DECISION
    }

    /// What became of a wish.
    public sealed interface Asking {
        record Asked(UUID proposal) implements Asking {}

        record NotNow(Possible why) implements Asking {}
    }

    /// What became of the wish to take one's own wish back.
    enum Dropping {
        DROPPED,
        NOT_FOUND,
        /// The committee was faster.
        DECIDED
    }

    /// What became of an appeal.
    sealed interface Appealing {
        record Appealed() implements Appealing {}

        record NotFound() implements Appealing {}

        record TooLate(LocalDate until) implements Appealing {}

        record AppealedBefore() implements Appealing {}
    }

    /// All that is read by whom it is about.
    ///
    /// @param lives that of the profile of today first
    /// @param voted whether a person voted the rules of today
    record Mine(Possible possible, List<LifeView> lives, boolean voted) {}

    private final LifeStore lives;
    private final ProposalStore proposals;
    private final HelperDossiers dossiers;
    private final HolderDesk holderDesk;
    private final LifeReader lifeReader;
    private final Rules rules;

    Labels(
            LifeStore lives,
            ProposalStore proposals,
            HelperDossiers dossiers,
            HolderDesk holderDesk,
            LifeReader lifeReader,
            Rules rules) {
        this.lives = lives;
        this.proposals = proposals;
        this.dossiers = dossiers;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    Mine mine(Actor self) {
        var file = dossiers.ofAccount(self.id());
        var now = rules.now();
        if (file.isEmpty()) return new Mine(new Possible.NoFile(), List.of(), now.voted());
        var dossier = file.get().dossier();
        var told = lives.ofHelpers(Set.of(file.get().helper())).stream()
                .sorted(Comparator.comparing(life -> !life.profile().equals(dossier.profile())))
                .map(life -> lifeReader.of(life))
                .toList();
        var holder = new Holder.AHelper(file.get().helper(), self.id());
        return new Mine(holderDesk.possible(holder, dossier, now), told, now.voted());
    }

    /// Whether the next step is hers: everything is there and she may ask, or the committee decided against her and
    /// she may appeal.
    @Transactional(readOnly = true)
    Optional<Next> next(Actor self) {
        var mine = mine(self);
        var appealable = mine.lives().stream()
                .anyMatch(told -> told.decided().stream()
                        .anyMatch(one -> told.appealable(one).isPresent()));
        if (appealable) return Optional.of(Next.READ_DECISION);
        return mine.possible() instanceof Possible.MayAsk(var _, var refused) && refused.isEmpty()
                ? Optional.of(Next.ASK)
                : Optional.empty();
    }

    @Transactional
    public Asking ask(Actor self, String lang) {
        return dossiers.ofAccount(self.id())
                .map(file -> holderDesk.ask(
                        new Holder.AHelper(file.helper(), self.id()),
                        Optional.of(file.dossier()),
                        new HolderDesk.Voice(self.id(), lang)))
                .orElseGet(() -> new Asking.NotNow(new Possible.NoFile()));
    }

    /// As long as nothing is decided.
    @Transactional
    Dropping drop(Actor self, UUID id) {
        return own(self, id).map(life -> holderDesk.drop(life, id, self.id())).orElse(Dropping.NOT_FOUND);
    }

    /// Of a decision that she may appeal, or might have.
    @Transactional(readOnly = true)
    Optional<LifeView> appealed(Actor self, UUID id) {
        return proposals
                .find(id)
                .filter(Proposal::hurts)
                .flatMap(one -> lives.find(one.life()))
                .filter(life -> life.holder().is(self.id()))
                .map(life -> lifeReader.of(life));
    }

    @Transactional
    Appealing appeal(Actor self, UUID id, String words) {
        return own(self, id)
                .map(life -> holderDesk.appeal(life, id, self.id(), words))
                .orElseGet(Appealing.NotFound::new);
    }

    /// Her life that this proposal is about, held until the end of the transaction.
    private Optional<Life> own(Actor self, UUID proposal) {
        return proposals
                .find(proposal)
                .flatMap(one -> lives.lock(one.life()))
                .filter(life -> life.holder().is(self.id()));
    }
}
