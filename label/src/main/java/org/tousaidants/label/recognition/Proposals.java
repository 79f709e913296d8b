package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.recognition.Proposal.Act;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Propositions » — what is put to the committee: that a complete dossier be recognised or its label renewed, that a
/// label be suspended, given back or withdrawn.
@Service
public class Proposals {
    /// What became of the wish to propose.
    public sealed interface Proposing {
        record Proposed(UUID life, UUID proposal) implements Proposing {}

        record NotFound() implements Proposing {}

        /// The same waits already.
        record Waits(UUID life) implements Proposing {}

        /// Neither the dossier nor its state allow it.
        record NotNow() implements Proposing {}
    }

    private final LifeStore lives;
    private final HelperDossiers dossiers;
    private final PlaceDossiers places;
    private final HolderDesk holderDesk;
    private final Agenda agenda;
    private final Committee committee;
    private final Rules rules;

    Proposals(
            LifeStore lives,
            HelperDossiers dossiers,
            PlaceDossiers places,
            HolderDesk holderDesk,
            Agenda agenda,
            Committee committee,
            Rules rules) {
        this.lives = lives;
        this.dossiers = dossiers;
        this.places = places;
        this.holderDesk = holderDesk;
        this.agenda = agenda;
        this.committee = committee;
        this.rules = rules;
    }

    /// That a complete dossier be recognised, or its label renewed: what its owner could ask herself.
    @Transactional
    Proposing propose(Actor by, UUID helper) {
        var file = by.is(Role.COORDINATOR)
                ? dossiers.find(helper).filter(one -> !one.account().equals(by.id()))
                : Optional.<HelperDossier>empty();
        return file.map(one -> propose(by, new Holder.AHelper(helper, one.account()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    /// The same for a place.
    @Transactional
    public Proposing propose(Actor by, PlaceCode code) {
        if (!by.is(Role.COORDINATOR)) return new Proposing.NotFound();
        return places.find(code)
                .filter(one -> one.place().inLists())
                .map(one -> propose(by, new Holder.APlace(one.place().id()), one.dossier()))
                .orElseGet(Proposing.NotFound::new);
    }

    private Proposing propose(Actor by, Holder holder, Dossier dossier) {
        var ruling = rules.now();
        if (holderDesk.possible(holder, dossier, ruling) instanceof Labels.Possible.Waits)
            return new Proposing.Waits(
                    holderDesk.begun(holder, dossier.profile(), "fr", ruling).id());
        if (!(holderDesk.possible(holder, dossier, ruling) instanceof Labels.Possible.MayAsk))
            return new Proposing.NotNow();
        var life = holderDesk.begun(holder, dossier.profile(), "fr", ruling);
        if (!(holderDesk.possible(holder, dossier, ruling) instanceof Labels.Possible.MayAsk(var again, var _)))
            return new Proposing.NotNow();
        return put(by, life, again ? Act.RENEW : Act.RECOGNISE, "", ruling);
    }

    /// That a label be suspended, its suspension lifted, or that it be withdrawn.
    @Transactional
    Proposing propose(Actor by, UUID life, Act act, String words) {
        var found = committee.mayRead(by)
                ? lives.lock(life).filter(one -> !one.holder().is(by.id()))
                : Optional.<Life>empty();
        if (found.isEmpty()) return new Proposing.NotFound();
        var ruling = rules.now();
        var state = found.get().state(ruling.today(), ruling.protocol());
        return acts(state).contains(act) ? put(by, found.get(), act, words, ruling) : new Proposing.NotNow();
    }

    /// What may be proposed to the committee in this state, beside what the person asks herself.
    static List<Act> acts(State state) {
        return Stream.of(Act.SUSPEND, Act.LIFT, Act.WITHDRAW)
                .filter(state::allows)
                .toList();
    }

    /// @param life held
    private Proposing put(Actor by, Life life, Act act, String words, Rules.InForce ruling) {
        return agenda.propose(life, act, Optional.of(by.id()), words, ruling)
                .<Proposing>map(id -> new Proposing.Proposed(life.id(), id))
                .orElseGet(() -> new Proposing.Waits(life.id()));
    }
}
