package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.versions.PublishedRules;

/// « Propositions » — service for proposals to the committee: recognise a complete dossier, renew a label,
/// suspend it, end a suspension, withdraw it.
@Service
public class CommitteeProposals {
    /// The result of proposing.
    public sealed interface Proposing {
        record Proposed(UUID life, UUID proposal) implements Proposing {}

        record NotFound() implements Proposing {}

        /// Refused: the same proposal is already open.
        record Waits(UUID life) implements Proposing {}

        /// Refused: the dossier or the state of the label does not allow it.
        record NotNow() implements Proposing {}
    }

    private final LabelCaseStore lives;
    private final HelperDossiers dossiers;
    private final PlaceDossiers places;
    private final LabelHolderRequestHandler holderDesk;
    private final ProposalSubmission agenda;
    private final Committee committee;
    private final PublishedRules rules;

    CommitteeProposals(
            LabelCaseStore lives,
            HelperDossiers dossiers,
            PlaceDossiers places,
            LabelHolderRequestHandler holderDesk,
            ProposalSubmission agenda,
            Committee committee,
            PublishedRules rules) {
        this.lives = lives;
        this.dossiers = dossiers;
        this.places = places;
        this.holderDesk = holderDesk;
        this.agenda = agenda;
        this.committee = committee;
        this.rules = rules;
    }

    /// Proposes to recognise a helper with a complete dossier or to renew their label; the helper could request
    /// the same.
    @Transactional
    Proposing propose(Actor by, UUID helper) {
        var file = by.is(Role.COORDINATOR)
                ? dossiers.find(helper).filter(one -> !one.account().equals(by.id()))
                : Optional.<HelperDossier>empty();
        return file.map(one -> propose(by, new LabelHolder.AHelper(helper, one.account()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    /// Proposes to recognise a place or to renew its label.
    @Transactional
    public Proposing propose(Actor by, PlaceCode code) {
        if (!by.is(Role.COORDINATOR)) return new Proposing.NotFound();
        return places.find(code)
                .filter(one -> one.place().inLists())
                .map(one -> propose(by, new LabelHolder.APlace(one.place().id()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    private Proposing propose(Actor by, LabelHolder holder, Dossier dossier) {
        var ruling = rules.now();
        if (holderDesk.possible(holder, dossier, ruling) instanceof Labels.RequestEligibility.Waits)
            return new Proposing.Waits(
                    holderDesk.begun(holder, dossier.profile(), "fr", ruling).id());
        if (!(holderDesk.possible(holder, dossier, ruling) instanceof Labels.RequestEligibility.RequestAllowed))
            return new Proposing.NotNow();
        var life = holderDesk.begun(holder, dossier.profile(), "fr", ruling);
        if (!(holderDesk.possible(holder, dossier, ruling)
                instanceof Labels.RequestEligibility.RequestAllowed(var again, var _))) return new Proposing.NotNow();
        return put(by, life, again ? Act.RENEW : Act.RECOGNISE, "", ruling);
    }

    /// Proposes to suspend a label, to end its suspension, or to withdraw it.
    @Transactional
    Proposing propose(Actor by, UUID life, Act act, String words) {
        var found = committee.mayRead(by)
                ? lives.lock(life).filter(one -> !one.holder().is(by.id()))
                : Optional.<LabelCase>empty();
        if (found.isEmpty()) return new Proposing.NotFound();
        var ruling = rules.now();
        var state = found.get().state(ruling.today(), ruling.protocol());
        return acts(state).contains(act) ? put(by, found.get(), act, words, ruling) : new Proposing.NotNow();
    }

    /// The acts that may be proposed in this state, besides the holder's own requests.
    static List<Act> acts(State state) {
        return Stream.of(Act.SUSPEND, Act.LIFT, Act.WITHDRAW)
                .filter(state::allows)
                .toList();
    }

    /// @param life the case, already locked
    private Proposing put(Actor by, LabelCase life, Act act, String words, PublishedRules.InForce ruling) {
        return agenda.propose(life, act, Optional.of(by.id()), words, ruling)
                .<Proposing>map(id -> new Proposing.Proposed(life.id(), id))
                .orElseGet(() -> new Proposing.Waits(life.id()));
    }
}
